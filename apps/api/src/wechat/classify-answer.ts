import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { WechatAnswer } from './ask-wechat.ts';
import { errcodes, unavailableRetryAfter } from './errcodes.ts';
import type { WechatRefusal } from './wechat-refusal.ts';

/** How a request to WeChat ended, and what may be done about it. */
export interface Classified<Success> {
  readonly result: Success | WechatRefusal;
  /** Asking again cannot do harm and may help. */
  readonly mayRetry: boolean;
  /** WeChat failed to answer, which speaks against asking it at all for a while. */
  readonly wasDown: boolean;
  /** For the log; never contains anything a caller or a user sent. */
  readonly trace: { readonly errcode?: number; readonly rid?: string; readonly cause?: string };
}

/** What one of WeChat's interfaces answers with when all is well. */
export interface WechatInterface<Success> {
  /** Its name at WeChat, for logs and metrics. */
  readonly name: string;
  /** Undefined if the body is no success. It drops what must not go on, a `session_key` for instance. */
  readonly read: (body: unknown) => Success | undefined;
  /** Whether asking spends a code: then an answer that was lost means that the code is gone. */
  readonly spendsCode: boolean;
}

const RefusalAnswer = Type.Object({
  errcode: Type.Integer(),
  errmsg: Type.Optional(Type.String()),
});

/** Decides what an answer means: the whole of our knowledge about WeChat's failures. */
export function classifyAnswer<Success>(
  answer: WechatAnswer,
  { read, spendsCode }: WechatInterface<Success>,
): Classified<Success> {
  if (answer.kind === 'not_sent') return down({ cause: answer.cause });
  if (answer.kind === 'lost') {
    if (!spendsCode) return down({ cause: answer.cause });
    const result = { kind: 'refused', code: 'wechat_code_invalid' } as const;
    return { result, mayRetry: false, wasDown: true, trace: { cause: answer.cause } };
  }
  if (answer.status >= 500) return down({ cause: `HTTP ${answer.status}` });
  if (answer.status !== 200) return badAnswer({ cause: `HTTP ${answer.status}` });

  const body = parseJson(answer.text);
  const result = read(body);
  return result === undefined
    ? classifyRefusal(body)
    : { result, mayRetry: false, wasDown: false, trace: {} };
}

function classifyRefusal(body: unknown): Classified<never> {
  if (!Value.Check(RefusalAnswer, body)) return badAnswer({ cause: 'unknown shape' });

  const rid = /rid: ([\w-]{1,64})/.exec(body.errmsg ?? '')?.[1];
  const trace = { errcode: body.errcode, ...(rid === undefined ? {} : { rid }) };
  const meaning = errcodes.get(body.errcode);
  if (!meaning) return badAnswer(trace);
  const { down: isDown = false, ...refusal } = meaning;
  return { result: { kind: 'refused', ...refusal }, mayRetry: isDown, wasDown: isDown, trace };
}

function down(trace: Classified<never>['trace']): Classified<never> {
  const result = {
    kind: 'refused',
    code: 'wechat_unavailable',
    retryAfter: unavailableRetryAfter,
  } as const;
  return { result, mayRetry: true, wasDown: true, trace };
}

function badAnswer(trace: Classified<never>['trace']): Classified<never> {
  const result = { kind: 'refused', code: 'wechat_bad_answer' } as const;
  return { result, mayRetry: false, wasDown: false, trace };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
