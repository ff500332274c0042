import { type Credential, isSameOwner, isSamePair } from '../credential.ts';
import { SessionError } from '../session-error.ts';
import type { SignedIn } from '../session-state.ts';
import { bearerHeaders } from './bearer-headers.ts';
import type { Bearer, Call } from './call.ts';
import type { Ledger } from './ledger.ts';
import type { Refresher } from './refresher.ts';
import { isAccessExpired, type ServerTime } from './server-time.ts';
import { requireWanted, untilAborted } from './until-aborted.ts';

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

  function bearerOf(call: number, state: SignedIn, isReplay: boolean): Bearer {
    const { epoch, generation, sessionId } = state.credential;
    ledger.note({ type: isReplay ? 'call-replayed' : 'call-sent', call, generation });
    return { call, headers: headersOf(state), sessionId, epoch, generation };
  }

  // One function for the whole life of a call: while it waits, its frame is all that is kept of it, and
  // every variable is a word of that, a `finally` three.
  return async (send, options) => {
    calls += 1;
    const call = calls;
    ledger.note({ type: 'call-started', call });
    // The pair that it was sent with; before that, the one it met first.
    let met: Credential | null = null;
    let isReplay = false;
    let hasWaited = false;
    let isParked = false;
    try {
      if (ledger.read().status === 'starting') await untilAborted(ready(), options.signal);
      for (;;) {
        requireWanted(options.signal);
        const state = requireSession(met);
        if (mustWait(state.credential, isReplay ? met : null, hasWaited)) {
          if (parked >= maxParked) throw new SessionError('QUEUE_FULL');
          ledger.note({ type: 'call-parked', call });
          met ??= state.credential;
          parked += 1;
          isParked = true;
          await untilAborted(refresher.refresh(), options.signal);
          isParked = false;
          parked -= 1;
          hasWaited = true;
          continue;
        }

        met = state.credential;
        const answer = await send(bearerOf(call, state, isReplay));
        if (isReplay || !options.isRejected(answer)) {
          ledger.note({ type: 'call-settled', call, outcome: 'answered' });
          return answer;
        }
        ledger.note({ type: 'call-rejected', call, generation: met.generation });
        isReplay = true;
        hasWaited = false;
      }
    } catch (error) {
      if (isParked) parked -= 1;
      const why = error instanceof SessionError && { code: error.code };
      ledger.note({ type: 'call-settled', call, outcome: 'failed', ...why });
      throw error;
    }
  };
}
