import type { Credential } from './credential.ts';
import type { SessionErrorCode } from './session-error.ts';
import type { EndReason, UnreachableCause } from './session-state.ts';

/** A fact that changes the state. `flight` numbers refreshes, so that a late answer is recognised. */
export type SessionEvent =
  | { readonly type: 'restored'; readonly credential: Credential | null }
  | { readonly type: 'signed-in'; readonly credential: Credential; readonly stored: boolean }
  | { readonly type: 'refresh-started'; readonly flight: number }
  | {
      readonly type: 'refresh-granted';
      readonly flight: number;
      readonly credential: Credential;
      readonly stored: boolean;
    }
  | {
      readonly type: 'refresh-unreachable';
      readonly flight: number;
      readonly retryAt: number;
      readonly cause: UnreachableCause;
    }
  | { readonly type: 'renewed-elsewhere'; readonly credential: Credential }
  | { readonly type: 'retry-allowed' }
  | { readonly type: 'pair-stored'; readonly credential: Credential }
  | { readonly type: 'ended'; readonly reason: EndReason };

/** What happened to one call, for a timeline: never holds a token or an answer. */
export type CallEvent =
  | { readonly type: 'call-started'; readonly call: number }
  | { readonly type: 'call-parked'; readonly call: number }
  | { readonly type: 'call-sent'; readonly call: number; readonly generation: number }
  | { readonly type: 'call-rejected'; readonly call: number; readonly generation: number }
  | { readonly type: 'call-replayed'; readonly call: number; readonly generation: number }
  | {
      readonly type: 'call-settled';
      readonly call: number;
      readonly outcome: 'answered' | 'failed';
      /** Why it failed, where that is an error of this package. */
      readonly code?: SessionErrorCode;
    };

/** What a listener hears; `at` is the device's clock in ms. No fact ever holds a token. */
export type SessionFact = { readonly at: number } & (
  | CallEvent
  | { readonly type: 'restored' | 'signed-in' | 'proof-started' | 'retry-allowed' }
  | { readonly type: 'pair-stored' | 'store-failed' | 'renewed-elsewhere' }
  | { readonly type: 'refresh-started'; readonly flight: number }
  | { readonly type: 'refresh-granted'; readonly flight: number; readonly generation: number }
  | {
      readonly type: 'refresh-unreachable';
      readonly flight: number;
      readonly cause: UnreachableCause;
    }
  | { readonly type: 'ended'; readonly reason: EndReason }
);
