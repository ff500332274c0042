import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { WechatAnswer } from './ask-wechat.ts';
import type { WechatIdentity, WechatRefusal } from './code-exchange.ts';
import { errcodes, unavailableRetryAfter } from './errcodes.ts';

/** How a request to WeChat ended, and what may be done about it. */
export interface Classified {
  readonly exchange: WechatIdentity | WechatRefusal;
  /** Asking again cannot do harm and may help. */
  readonly mayRetry: boolean;
  /** WeChat failed to answer, which speaks against asking it at all for a while. */
  readonly wasDown: boolean;
  /** For the log; never contains anything a caller or a user sent. */
  readonly trace: { readonly errcode?: number; readonly rid?: string; readonly cause?: string };
}

const IdentityAnswer = Type.Object({
  openid: Type.String({ minLength: 1 }),
  unionid: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  errcode: Type.Optional(Type.Literal(0)),
});
const RefusalAnswer = Type.Object({
  errcode: Type.Integer(),
  errmsg: Type.Optional(Type.String()),
});

/**
 * Decides what an answer of code2Session means: the whole of our knowledge about WeChat's failures.
 *
 * This is the one place that sees a `session_key`, and it looks away: only openid and unionid go on.
 */
export function classifyAnswer(answer: WechatAnswer): Classified {
  if (answer.kind === 'not_sent') return down({ cause: answer.cause });
  if (answer.kind === 'lost') {
    const exchange = { kind: 'refused', code: 'wechat_code_invalid' } as const;
    return { exchange, mayRetry: false, wasDown: true, trace: { cause: answer.cause } };
  }
  if (answer.status >= 500) return down({ cause: `HTTP ${answer.status}` });
  if (answer.status !== 200) return badAnswer({ cause: `HTTP ${answer.status}` });
  return classifyBody(parseJson(answer.text));
}

function classifyBody(body: unknown): Classified {
  if (Value.Check(IdentityAnswer, body)) {
    const exchange = {
      kind: 'identity',
      openid: body.openid,
      unionid: body.unionid || null,
    } as const;
    return { exchange, mayRetry: false, wasDown: false, trace: {} };
  }
  if (!Value.Check(RefusalAnswer, body)) return badAnswer({ cause: 'unknown shape' });

  const rid = /rid: ([\w-]{1,64})/.exec(body.errmsg ?? '')?.[1];
  const trace = { errcode: body.errcode, ...(rid === undefined ? {} : { rid }) };
  const meaning = errcodes.get(body.errcode);
  if (!meaning) return badAnswer(trace);
  const { down: isDown = false, ...refusal } = meaning;
  return { exchange: { kind: 'refused', ...refusal }, mayRetry: isDown, wasDown: isDown, trace };
}

function down(trace: Classified['trace']): Classified {
  const exchange = {
    kind: 'refused',
    code: 'wechat_unavailable',
    retryAfter: unavailableRetryAfter,
  } as const;
  return { exchange, mayRetry: true, wasDown: true, trace };
}

function badAnswer(trace: Classified['trace']): Classified {
  const exchange = { kind: 'refused', code: 'wechat_bad_answer' } as const;
  return { exchange, mayRetry: false, wasDown: false, trace };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
