import { compareAge } from './credential.ts';
import type { SessionEvent } from './session-event.ts';
import type { RefreshState, SessionState, SignedIn } from './session-state.ts';

const idle = { status: 'idle' } as const;

/**
 * The whole machine: pure, total, and deaf to what comes too late. An event that does not belong to
 * the state (an answer of another flight, a pair older than the current one) gives the state back.
 */
export function transition(state: SessionState, event: SessionEvent): SessionState {
  switch (event.type) {
    case 'restored':
      if (state.status !== 'starting') return state;
      if (event.credential === null) return { status: 'signed-out', reason: null };
      return signedIn(event.credential, true);
    case 'signed-in':
      return signedIn(event.credential, event.stored);
    default:
      return state.status === 'signed-in' ? whileSignedIn(state, event) : state;
  }
}

type LivingEvent = Exclude<SessionEvent, { type: 'restored' | 'signed-in' }>;

function whileSignedIn(state: SignedIn, event: LivingEvent): SessionState {
  const { credential, refresh } = state;
  const flight = refresh.status === 'refreshing' ? refresh.flight : null;
  const failures = refresh.status === 'idle' ? 0 : refresh.failures;
  const withRefresh = (next: RefreshState): SignedIn => ({ ...state, refresh: next });

  switch (event.type) {
    case 'ended':
      return { status: 'signed-out', reason: event.reason };
    case 'refresh-started':
      return withRefresh({ status: 'refreshing', flight: event.flight, failures });
    case 'refresh-granted':
      if (event.flight !== flight || event.credential.sessionId !== credential.sessionId)
        return state;
      if (compareAge(event.credential, credential) < 0) return withRefresh(idle);
      return signedIn(event.credential, event.stored);
    case 'refresh-unreachable': {
      if (event.flight !== flight) return state;
      const { retryAt, cause } = event;
      return withRefresh({ status: 'unreachable', failures: failures + 1, retryAt, cause });
    }
    case 'retry-allowed':
      return refresh.status === 'unreachable' ? withRefresh(idle) : state;
    case 'renewed-elsewhere':
      if (event.credential.sessionId !== credential.sessionId) return state;
      if (compareAge(event.credential, credential) <= 0) return state;
      return { ...state, credential: event.credential, stored: true };
    case 'pair-stored':
      return event.credential === credential ? { ...state, stored: true } : state;
  }
}

function signedIn(credential: SignedIn['credential'], stored: boolean): SignedIn {
  return { status: 'signed-in', credential, stored, refresh: idle };
}
