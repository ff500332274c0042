import { isRecord } from './is-record.ts';

/** What is kept between launches: one pair of tokens, and all that is needed to refresh it. */
export interface Credential {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Made once for this pair and sent with each refresh of it, so that a repeated refresh is recognised. */
  readonly attempt: string;
  /** As the server names the session; where it does not, the first attempt key. */
  readonly sessionId: string;
  /** As the server names the user at sign-in; absent where it does not. */
  readonly userId?: string;
  /** Counts the proofs of this session: every pair of an older epoch is useless. */
  readonly epoch: number;
  /** Counts the refreshes of this epoch. */
  readonly generation: number;
  /** Server time, epoch ms, as are the two limits below; both count from here. */
  readonly issuedAt: number;
  /** When it was asked for, on this device's clock, ms. */
  readonly askedAt: number;
  /** The latest that it can have been stored, server time: its answer and the storage took time. */
  readonly storedAt: number;
  readonly accessExpiresAt: number;
  /** For display only: whether a refresh token is still good is the server's to say. */
  readonly refreshExpiresAt: number;
  /** Server time minus this device's clock when the pair came, in ms. */
  readonly clockOffset: number;
}

/**
 * A pair as a server answers it. Lifetimes are seconds; `serverTime` is epoch ms. A server that
 * does not number its pairs may leave `session` out: they are then counted here.
 */
export interface Grant {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly accessExpiresIn: number;
  readonly refreshExpiresIn?: number;
  readonly serverTime?: number;
  /** `id`: of this one sign-in; a later one of the same user has another. */
  readonly session?: { readonly id: string; readonly epoch?: number; readonly generation?: number };
  /** As your server has it, at sign-in. Only an `id` in it is read, a text or a number. */
  readonly user?: unknown;
}

/** Which pair a request carried: the whole answer to "is it still the current one?". */
export type Position = Pick<Credential, 'sessionId' | 'epoch' | 'generation'>;

/** Negative, zero or positive as `a` is older than, the same as, or newer than `b` in one session. */
export function compareAge(a: Position, b: Position): number {
  return a.epoch - b.epoch || a.generation - b.generation;
}

export function isSamePair(a: Position, b: Position): boolean {
  return a.sessionId === b.sessionId && compareAge(a, b) === 0;
}

/** True for pairs of one session, or of two sessions of one user, as far as the server says who that is. */
export function isSameOwner(a: Credential, b: Credential): boolean {
  return a.sessionId === b.sessionId || (a.userId !== undefined && a.userId === b.userId);
}

/** Both clocks at an answer, and this device's clock when it was asked for. */
export interface Moment {
  readonly device: number;
  readonly server: number;
  readonly askedAt: number;
}

function userIdOf(user: unknown): string | undefined {
  const id = isRecord(user) ? user.id : undefined;
  return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
}

/** Turns a granted pair, that came `now`, into a record; `previous` is the pair that it replaces. */
export function credentialFrom(
  grant: Grant,
  attempt: string,
  now: Moment,
  previous?: Credential,
): Credential {
  const issuedAt = grant.serverTime ?? now.server;
  const userId = previous?.userId ?? userIdOf(grant.user);
  return {
    accessToken: grant.accessToken,
    refreshToken: grant.refreshToken,
    attempt,
    sessionId: previous?.sessionId ?? grant.session?.id ?? attempt,
    epoch: grant.session?.epoch ?? previous?.epoch ?? 0,
    generation: grant.session?.generation ?? (previous ? previous.generation + 1 : 0),
    issuedAt,
    accessExpiresAt: issuedAt + grant.accessExpiresIn * 1000,
    refreshExpiresAt: issuedAt + (grant.refreshExpiresIn ?? 0) * 1000,
    askedAt: now.askedAt,
    storedAt: issuedAt,
    clockOffset: now.server - now.device,
    ...(userId === undefined ? {} : { userId }),
  };
}

const texts = ['accessToken', 'refreshToken', 'attempt', 'sessionId'];
const numbers = [
  'epoch',
  'generation',
  'issuedAt',
  'accessExpiresAt',
  'refreshExpiresAt',
  'askedAt',
  'storedAt',
  'clockOffset',
];

function isCredential(value: unknown): value is Credential {
  return (
    isRecord(value) &&
    texts.every((key) => typeof value[key] === 'string' && value[key] !== '') &&
    numbers.every((key) => Number.isFinite(value[key])) &&
    (value.userId === undefined || typeof value.userId === 'string')
  );
}

/** The record in a stored text; null where there is none, or something that is not one. */
export function parseCredential(text: string | null): Credential | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isCredential(value) ? value : null;
  } catch {
    return null;
  }
}
