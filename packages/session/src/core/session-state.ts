import type { Credential } from './credential.ts';

/**
 * Why a session ended. Closed: an app has a sentence for each.
 * - `signed-out`: here. `signed-out-elsewhere`: in another tab or on another device.
 * - `replaced`: somebody signed in in its place.
 * - `expired`: unused for too long, or too old. `rejected`: its refresh token is not known.
 * - `revoked`: ended by the server. `reuse-detected`: because a refresh token was used twice.
 * - `proof-refused`: the server wanted a proof of the owner that could not be given.
 */
export type EndReason =
  | 'signed-out'
  | 'signed-out-elsewhere'
  | 'replaced'
  | 'expired'
  | 'revoked'
  | 'reuse-detected'
  | 'rejected'
  | 'proof-refused';

/**
 * What kept a refresh from being answered. None of these says anything about the session. `server`:
 * an answer that is no listed verdict; `malformed`: a 200 that is no pair; `storage`: the pair is to lie
 * in the store before it is refreshed, which could not be made sure of; `proof`: no proof could be
 * fetched now.
 */
export type UnreachableCause =
  | 'offline'
  | 'timeout'
  | 'interrupted'
  | 'aborted'
  | 'server'
  | 'malformed'
  | 'storage'
  | 'proof';

/** How the one refresh of a living session stands. `retryAt` is on the device's clock, in ms. */
export type RefreshState =
  | { readonly status: 'idle' }
  | { readonly status: 'refreshing'; readonly flight: number; readonly failures: number }
  | {
      readonly status: 'unreachable';
      readonly failures: number;
      readonly retryAt: number;
      readonly cause: UnreachableCause;
    };

/** A living session. `stored` is false while storage has refused the pair. */
export interface SignedIn {
  readonly status: 'signed-in';
  readonly credential: Credential;
  readonly stored: boolean;
  readonly refresh: RefreshState;
}

/** The whole state of a session: `starting` until storage was read; `reason` null when nobody had signed in. */
export type SessionState =
  | { readonly status: 'starting' }
  | { readonly status: 'signed-out'; readonly reason: EndReason | null }
  | SignedIn;

/** Where every session begins: storage has not been read. */
export const initialSessionState: SessionState = { status: 'starting' };
