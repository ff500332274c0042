import type { Bearer, SessionError } from '../../core/index.ts';
import type { Connection } from './socket-connection.ts';

/** A connection that lived so long was a good one, ms. */
const GOOD_LIFE = 10_000;

/** The connection of now: which bearer it was shown, since when it is open, and which one it is. */
export interface Live {
  readonly bearer: Bearer;
  readonly connection: Connection;
  readonly since: number;
  readonly turn: number;
}

export function wasGood({ since }: Live, now: number): boolean {
  return now - since >= GOOD_LIFE;
}

/** True for an error after which no connection can come about. */
export function isFinal({ code }: SessionError): boolean {
  return code === 'SESSION_ENDED' || code === 'SIGN_IN_REQUIRED' || code === 'SINGLE_PAGE_MODE';
}
