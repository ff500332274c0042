import type { Bearer } from '../core/index.ts';

/** On the args of a request: carry the access token. */
export interface AuthFlag {
  readonly auth?: boolean;
}

/** A member of something whose shape is not known here. */
function member(owner: unknown, name: string): unknown {
  return Reflect.get(Object(owner), name);
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
  const fields = typeof args === 'string' ? { url: args } : args;
  return Object.assign({}, fields, { headers: { ...record, ...headers } });
}
