import type { Credential } from './credential.ts';

/** Why a session ended. Closed: an app has a sentence for each. */
export type EndReason =
  | 'signed-out'
  | 'signed-out-elsewhere'
  | 'replaced'
  | 'expired'
  | 'revoked'
  | 'reuse-detected'
  | 'rejected'
  | 'proof-refused';

/** What kept a refresh from being answered. None of these says anything about the session. */
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

export const initialSessionState: SessionState = { status: 'starting' };
