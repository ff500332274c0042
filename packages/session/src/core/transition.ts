import { compareAge } from './credential.ts';
import type { SessionEvent } from './session-event.ts';
import type { SessionState, SignedIn } from './session-state.ts';

const idle = { status: 'idle' } as const;

function isOfSession(state: SignedIn, { sessionId }: SignedIn['credential']): boolean {
  return state.credential.sessionId === sessionId;
}

function isFlying(state: SignedIn, flight: number): boolean {
  return state.refresh.status === 'refreshing' && state.refresh.flight === flight;
}

function failuresOf({ refresh }: SignedIn): number {
  return refresh.status === 'idle' ? 0 : refresh.failures;
}

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
    case 'ended':
      return state.status === 'signed-in' ? { status: 'signed-out', reason: event.reason } : state;
    default:
      return state.status === 'signed-in' ? whileSignedIn(state, event) : state;
  }
}

type LivingEvent = Exclude<SessionEvent, { type: 'restored' | 'signed-in' | 'ended' }>;

function whileSignedIn(state: SignedIn, event: LivingEvent): SignedIn {
  switch (event.type) {
    case 'refresh-started': {
      const { flight } = event;
      return { ...state, refresh: { status: 'refreshing', flight, failures: failuresOf(state) } };
    }
    case 'refresh-granted':
      if (!isFlying(state, event.flight) || !isOfSession(state, event.credential)) return state;
      if (compareAge(event.credential, state.credential) < 0) return { ...state, refresh: idle };
      return signedIn(event.credential, event.stored);
    case 'renewed-elsewhere':
      if (!isOfSession(state, event.credential)) return state;
      if (compareAge(event.credential, state.credential) <= 0) return state;
      return { ...state, credential: event.credential, stored: true };
    case 'refresh-unreachable': {
      if (!isFlying(state, event.flight)) return state;
      const { retryAt, cause } = event;
      const failures = failuresOf(state) + 1;
      return { ...state, refresh: { status: 'unreachable', failures, retryAt, cause } };
    }
    case 'retry-allowed':
      if (state.refresh.status !== 'unreachable') return state;
      return { ...state, refresh: idle };
    case 'pair-stored':
      return state.credential === event.credential ? { ...state, stored: true } : state;
  }
}

function signedIn(credential: SignedIn['credential'], stored: boolean): SignedIn {
  return { status: 'signed-in', credential, stored, refresh: idle };
}
