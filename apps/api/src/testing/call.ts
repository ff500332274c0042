import { API_PREFIX, type LoginAnswer, type Problem, type TokenAnswer } from '@wugan/shared';
import {
  LoginAnswer as LoginSchema,
  Problem as ProblemSchema,
  TokenAnswer as TokenSchema,
} from '@wugan/shared/schemas';
import { Value } from 'typebox/value';
import type { TestApp } from './start-test-app.ts';

/** An HTTP answer with its body read. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

interface CallOptions {
  readonly method?: string;
  readonly body?: unknown;
  readonly token?: string;
  readonly headers?: Record<string, string>;
}

/**
 * Calls a path of the API over HTTP; with a body it is a POST unless it says otherwise.
 *
 * @throws if it is told to come back, and not when: that holds for every answer of every test.
 */
export async function call(
  app: Pick<TestApp, 'url'>,
  path: string,
  { body, token, headers = {}, method = body === undefined ? 'GET' : 'POST' }: CallOptions = {},
): Promise<Reply> {
  const response = await fetch(`${app.url}${API_PREFIX}${path}`, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  requireRetryAfter(response);
  const text = await response.text();
  const parsed: unknown = text === '' ? undefined : JSON.parse(text);
  return { status: response.status, headers: response.headers, body: parsed };
}

/** An answer that says "later" says how many seconds later. @throws if it does not */
export function requireRetryAfter({ status, headers, url }: Response): void {
  if (status !== 429 && status !== 503) return;
  const seconds = headers.get('retry-after') ?? 'nothing';
  if (!/^[1-9]\d*$/.test(seconds)) throw new Error(`${url}: ${status} with Retry-After ${seconds}`);
}

/** A new session of a sandbox user. */
export async function signIn(app: TestApp, user: string, extra: object = {}): Promise<LoginAnswer> {
  const reply = await call(app, '/auth/login', { body: { code: await app.code(user), ...extra } });
  return Value.Parse(LoginSchema, reply.body);
}

export function refresh(app: Pick<TestApp, 'url'>, body: object): Promise<Reply> {
  return call(app, '/auth/refresh', { body });
}

/** The pair of an answer that must be one. */
export function pairOf({ status, body }: Reply): TokenAnswer {
  if (status !== 200) throw new Error(`Expected a pair, got ${status} ${JSON.stringify(body)}`);
  return Value.Parse(TokenSchema, body);
}

/** The problem of an answer that must be one, with its status as it was sent. */
export function problemOf({ status, body }: Reply): Problem {
  const problem = Value.Parse(ProblemSchema, body);
  if (problem.status !== status) throw new Error(`Sent ${status}, said ${problem.status}`);
  return problem;
}
