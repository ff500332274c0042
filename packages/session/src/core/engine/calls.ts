import { type Credential, isSameOwner, isSamePair, type Position } from '../credential.ts';
import type { AbortSignalLike } from '../ports.ts';
import { SessionError } from '../session-error.ts';
import type { SignedIn } from '../session-state.ts';
import { bearerHeaders } from './bearer-headers.ts';
import type { Ledger } from './ledger.ts';
import type { Refresher } from './refresher.ts';
import { isAccessExpired, type ServerTime } from './server-time.ts';
import { requireWanted, untilAborted } from './until-aborted.ts';

/** What a request carries: the headers to send, which pair they belong to, and the number of the call. */
export interface Bearer extends Position {
  readonly call: number;
  /** Frozen: the same ones for all calls with this pair. */
  readonly headers: Readonly<Record<string, string>>;
}

/** How a call is told from its answers, and given up. */
export interface CallOptions<T> {
  /** True for an answer that says that the access token was not accepted, and nothing was done. */
  isRejected(answer: NoInfer<T>): boolean;
  /** Frees the call while it waits (`ABORTED`). What is on its way is aborted by `send`, if at all. */
  readonly signal?: AbortSignalLike | undefined;
}

/** Carries one call: at most two sends, exactly one outcome. */
export type Call = <T>(send: (bearer: Bearer) => Promise<T>, options: CallOptions<T>) => Promise<T>;

export interface CallParts {
  readonly ledger: Ledger;
  readonly refresher: Refresher;
  readonly time: ServerTime;
  readonly maxParked: number;
  ready(): Promise<void>;
}

export function createCalls({ ledger, maxParked, ready, refresher, time }: CallParts): Call {
  const headersOf = bearerHeaders();
  let calls = 0;
  let parked = 0;

  /** The session; once a call has met a pair, only a session of the same owner. */
  function requireSession(met: Credential | null): SignedIn {
    const state = ledger.read();
    if (state.status === 'signed-in') {
      if (met === null || isSameOwner(met, state.credential)) return state;
      throw new SessionError('SESSION_ENDED', 'replaced');
    }
    const reason = state.status === 'signed-out' ? state.reason : null;
    throw new SessionError(met === null ? 'SIGN_IN_REQUIRED' : 'SESSION_ENDED', reason);
  }

  /** True while a call should not leave with this pair, having been rejected with that one, if any. */
  function mustWait(pair: Credential, rejected: Credential | null, hasWaited: boolean): boolean {
    if (refresher.isRunning()) return true;
    if (hasWaited) return false;
    // Not "is somebody refreshing?": a late 401 for a replaced pair needs a replay and no refresh.
    if (rejected !== null && isSamePair(pair, rejected)) return true;
    return isAccessExpired(pair, time.now());
  }

  /** The refresh under way, or a new one, as far as there is room to wait for it. */
  function join(call: number, signal: AbortSignalLike | undefined): Promise<void> {
    requireWanted(signal);
    if (parked >= maxParked) throw new SessionError('QUEUE_FULL');
    ledger.note({ type: 'call-parked', call });
    return untilAborted(refresher.refresh(), signal);
  }

  function bearerOf(call: number, state: SignedIn): Bearer {
    const { sessionId, epoch, generation } = state.credential;
    return { call, headers: headersOf(state), sessionId, epoch, generation };
  }

  // One function for the whole life of a call: while it waits, its frame is all that is kept of it.
  return async (send, { isRejected, signal }) => {
    calls += 1;
    const call = calls;
    let met: Credential | null = null;
    ledger.note({ type: 'call-started', call });
    try {
      if (ledger.read().status === 'starting') await untilAborted(ready(), signal);
      for (let isReplay = false; ; isReplay = true) {
        let state = requireSession(met);
        met ??= state.credential;
        for (let hasWaited = false; ; hasWaited = true) {
          if (!mustWait(state.credential, isReplay ? met : null, hasWaited)) break;
          const refreshed = join(call, signal);
          parked += 1;
          try {
            await refreshed;
          } finally {
            parked -= 1;
          }
          state = requireSession(met);
        }
        requireWanted(signal);
        met = state.credential;
        const { generation } = met;
        ledger.note({ type: isReplay ? 'call-replayed' : 'call-sent', call, generation });
        const answer = await send(bearerOf(call, state));
        if (isReplay || !isRejected(answer)) {
          ledger.note({ type: 'call-settled', call, outcome: 'answered' });
          return answer;
        }
        ledger.note({ type: 'call-rejected', call, generation });
      }
    } catch (error) {
      const why = error instanceof SessionError ? { code: error.code } : {};
      ledger.note({ type: 'call-settled', call, outcome: 'failed', ...why });
      throw error;
    }
  };
}
