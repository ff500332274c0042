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

  /** One for everybody who waits: there may be thousands. */
  function leave(error: unknown): never {
    parked -= 1;
    throw error;
  }

  /** One call, from its beginning to its outcome. While it waits, its variables are all that is kept of it. */
  function carry<T>(
    call: number,
    send: (bearer: Bearer) => Promise<T>,
    options: CallOptions<T>,
  ): Promise<T> {
    // The pair that it was sent with; before that, the one it met first.
    let met: Credential | null = null;
    let rejected: Credential | null = null;
    let hasWaited = false;

    /** Sends it, or lets it wait first, as far as there is room. Whatever is wrong with that is thrown. */
    function proceed(): Promise<T> {
      requireWanted(options.signal);
      const state = requireSession(met);
      const { credential } = state;
      met ??= credential;
      if (mustWait(credential, rejected, hasWaited)) {
        if (parked >= maxParked) throw new SessionError('QUEUE_FULL');
        ledger.note({ type: 'call-parked', call });
        parked += 1;
        return untilAborted(refresher.refresh(), options.signal).then(goOn, leave);
      }

      met = credential;
      const { epoch, generation, sessionId } = credential;
      ledger.note({ type: rejected ? 'call-replayed' : 'call-sent', call, generation });
      const sent = send({ call, headers: headersOf(state), sessionId, epoch, generation });
      if (rejected) return sent;
      return Promise.resolve(sent).then((answer) => {
        if (!options.isRejected(answer)) return answer;
        ledger.note({ type: 'call-rejected', call, generation });
        rejected = credential;
        hasWaited = false;
        return proceed();
      });
    }

    function goOn(): Promise<T> {
      parked -= 1;
      hasWaited = true;
      return proceed();
    }

    try {
      if (ledger.read().status !== 'starting') return proceed();
      return untilAborted(ready(), options.signal).then(proceed);
    } catch (error) {
      return Promise.reject(error);
    }
  }

  return (send, options) => {
    calls += 1;
    const call = calls;
    ledger.note({ type: 'call-started', call });
    const outcome = carry(call, send, options);
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
