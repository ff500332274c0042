import { type Credential, isSameOwner, isSamePair } from '../credential.ts';
import { SessionError } from '../session-error.ts';
import type { SignedIn } from '../session-state.ts';
import { bearerHeaders } from './bearer-headers.ts';
import type { Bearer, Call, CallOptions } from './call.ts';
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

/** One call under way. Thousands may wait at once, so this and two closures are all that is kept of each. */
interface Underway<T> {
  readonly call: number;
  readonly send: (bearer: Bearer) => Promise<T>;
  readonly options: CallOptions<T>;
  /** The pair that it was sent with; before that, the one it met first. */
  met: Credential | null;
  isReplay: boolean;
  hasWaited: boolean;
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

  /** Sends a call, or lets it wait first. Whatever is wrong with that is thrown. */
  function proceed<T>(one: Underway<T>): Promise<T> {
    const { call, isReplay, options, send } = one;
    requireWanted(options.signal);
    const state = requireSession(one.met);
    const { epoch, generation, sessionId } = state.credential;
    one.met ??= state.credential;
    if (mustWait(state.credential, isReplay ? one.met : null, one.hasWaited)) return park(one);

    one.met = state.credential;
    ledger.note({ type: isReplay ? 'call-replayed' : 'call-sent', call, generation });
    const sent = send({ call, headers: headersOf(state), sessionId, epoch, generation });
    if (isReplay) return sent;
    return Promise.resolve(sent).then((answer) => {
      if (!options.isRejected(answer)) return answer;
      ledger.note({ type: 'call-rejected', call, generation });
      one.isReplay = true;
      one.hasWaited = false;
      return proceed(one);
    });
  }

  /** Waits for the refresh under way, or for a new one, as far as there is room. */
  function park<T>(one: Underway<T>): Promise<T> {
    if (parked >= maxParked) throw new SessionError('QUEUE_FULL');
    ledger.note({ type: 'call-parked', call: one.call });
    parked += 1;
    return untilAborted(refresher.refresh(), one.options.signal).then(
      () => {
        parked -= 1;
        one.hasWaited = true;
        return proceed(one);
      },
      (error: unknown) => {
        parked -= 1;
        throw error;
      },
    );
  }

  function begin<T>(one: Underway<T>): Promise<T> {
    try {
      if (ledger.read().status !== 'starting') return proceed(one);
      return untilAborted(ready(), one.options.signal).then(() => proceed(one));
    } catch (error) {
      return Promise.reject(error);
    }
  }

  return (send, options) => {
    calls += 1;
    const call = calls;
    ledger.note({ type: 'call-started', call });
    const outcome = begin({ call, send, options, met: null, isReplay: false, hasWaited: false });
    return ledger.isHeard() ? told(ledger, call, outcome) : outcome;
  };
}

/** The outcome, which its caller gets once the listeners have heard of it. */
function told<T>(ledger: Ledger, call: number, outcome: Promise<T>): Promise<T> {
  return outcome.then(
    (answer) => {
      ledger.note({ type: 'call-settled', call, outcome: 'answered' });
      return answer;
    },
    (error: unknown) => {
      const why = error instanceof SessionError && { code: error.code };
      ledger.note({ type: 'call-settled', call, outcome: 'failed', ...why });
      throw error;
    },
  );
}
