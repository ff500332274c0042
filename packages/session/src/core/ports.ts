import type { Grant } from './credential.ts';
import type { SessionEvent } from './session-event.ts';
import type { EndReason, SessionState, UnreachableCause } from './session-state.ts';

/** The device's clock in ms: must not run backwards in one process; may be wrong by any amount. */
export interface Clock {
  now(): number;
  /** Runs `task` after `ms`; the answer cancels it. */
  after(ms: number, task: () => void): () => void;
}

/** Where random keys and jitter come from. */
export interface Random {
  /** At least 128 random bits as text of `[A-Za-z0-9_-]`. */
  key(): Promise<string>;
  /** A number in [0, 1), for jitter. */
  unit(): number;
}

/** One text under one key; it holds tokens. Any method may throw or reject; that never ends a session. */
export interface CredentialStore {
  /** True where another context (a browser tab) uses the same store. */
  readonly shared: boolean;
  /** The text; null where there is none. */
  read(): Promise<string | null>;
  /** Reads, decides and writes in one step; `decide` answers the text to keep, null for none. */
  update(decide: (stored: string | null) => string | null): Promise<void>;
  /** Calls `listener` after another context has changed the text; absent where there is no other. */
  onChange?(listener: () => void): void;
}

/** Lets one context at a time refresh. A convenience: nothing is wrong without it, only more is sent. */
export interface Lock {
  /** Waits at most `ms` for its turn. Null when it did not come. */
  acquire(ms: number): Promise<Turn | null>;
}

/** A turn with the lock, until it is given up. `wasContended`: somebody else had it just before. */
export interface Turn {
  readonly wasContended: boolean;
  release(): void;
}

/** What a refresh asks. Everything but `patience` is for the server. */
export interface RefreshQuestion {
  readonly refreshToken: string;
  /** The key of this pair: the same in every refresh of it, so that the server knows a repetition. */
  readonly attempt: string;
  /** Server time, epoch ms, after which the refresh must no longer take effect. */
  readonly deadline: number;
  /** How long an answer is waited for, ms; at most 15 s or half the life of the access token. */
  readonly patience: number;
  /** A fresh proof of the owner, after the server has asked for one. */
  readonly proof?: { readonly code: string };
}

/** What became of a refresh. Everything that is not a listed verdict of the server is `unreachable`. */
export type RefreshAnswer =
  | { readonly kind: 'granted'; readonly grant: Grant }
  | { readonly kind: 'ended'; readonly reason: EndReason }
  | { readonly kind: 'proof-required' }
  | { readonly kind: 'proof-refused' }
  | { readonly kind: 'too-late'; readonly serverTime: number }
  | {
      readonly kind: 'unreachable';
      readonly cause: UnreachableCause;
      /** Seconds, as in the header. */
      readonly retryAfter?: number;
    };

/** The server that grants and ends sessions; it never goes through the calls that it repairs. */
export interface AuthServer {
  /** May reject: that counts as `unreachable`, cause `offline`. */
  refresh(question: RefreshQuestion): Promise<RefreshAnswer>;
  /** Ends a session, or a pair that came too late. May reject: the user is signed out here all the same. */
  signOut(refreshToken: string): Promise<void>;
}

/** Fetches a fresh proof of the owner without asking them, as `wx.login` does. May reject: try later. */
export type Prover = () => Promise<{ readonly code: string }>;

/**
 * Signs in again without asking the user, after their session has expired: what the app hands to
 * `signIn`, with a fresh `wx.login` code. `attempt` is a fresh random key. Null says that the user must
 * be asked. May reject: try later.
 */
export type Renew = (attempt: string) => Promise<Grant | null>;

/** Whether a person can see the app. WeChat lets no request through while it is hidden. */
export interface Lifecycle {
  isHidden(): boolean;
  /** Calls `listener` each time the app is shown again, until what it answers is called. */
  onShow(listener: () => void): () => void;
}

/** Where the state lives: in memory, or in a Redux store. `apply` is `transition`, and at once. */
export interface StateCell {
  read(): SessionState;
  apply(event: SessionEvent): void;
}

/** As much of an `AbortSignal` as is used here; WeChat's runtime has none of its own. */
export interface AbortSignalLike {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}
