import { type Credential, compareAge, isSameOwner } from '../credential.ts';
import { SessionError } from '../session-error.ts';
import type { EndReason } from '../session-state.ts';
import { fly, type Landing, type RefreshFlight } from './refresh-flight.ts';
import type { RefreshParts } from './refresh-parts.ts';
import { retryDelay } from './retry-delay.ts';
import { patienceFor } from './server-time.ts';
import { openWaitingRoom } from './waiting-room.ts';

/** Owns the one refresh: everybody who needs it gets the same promise. */
export interface Refresher {
  isRunning(): boolean;
  /**
   * Forgets the backoff. A refresh under way may have begun before whatever made another try worth
   * it: if it fails it is tried once more.
   */
  retryNow(): void;
  /** Joins the refresh under way or starts one. Rejects with a {@link SessionError}. */
  refresh(): Promise<void>;
  /** Ends the session here and now: whoever waits is told, and a pair that comes late is revoked. */
  end(reason: EndReason): void;
  /** This pair of the session, that another context has brought, is ours: whoever waits for it goes on at once. */
  goOnWith(credential: Credential): void;
  /** Another session takes the place of this one: whoever waits goes on if it is the same user's. */
  replaceWith(credential: Credential, stored: boolean): void;
}

export function createRefresher(parts: RefreshParts): Refresher {
  const { clock, ledger, random, vault } = parts;
  let current: RefreshFlight | null = null;
  let flights = 0;

  /** From now on whatever the flight brings is late; its promise is still to be settled. */
  function abandon(): RefreshFlight | null {
    const flight = current;
    current = null;
    if (flight !== null) flight.isOver = true;
    return flight;
  }

  function end(reason: EndReason): void {
    abandon()?.room.close(new SessionError('SESSION_ENDED', reason));
    ledger.record({ type: 'ended', reason });
  }

  function replaceWith(credential: Credential, stored: boolean): void {
    const flight = abandon();
    ledger.record({ type: 'signed-in', credential, stored });
    if (flight === null) return;
    const isTheirs = isSameOwner(flight.pair, credential);
    flight.room.close(isTheirs ? undefined : new SessionError('SESSION_ENDED', 'replaced'));
  }

  function land(flight: RefreshFlight, landing: Landing): void {
    if (flight !== current) return;
    if (landing.kind === 'ended') {
      end(landing.reason);
      void vault.clear(flight.pair.sessionId);
      return;
    }
    if (landing.kind === 'unreachable' && flight.isWorthAnother) {
      flight.isWorthAnother = false;
      launch(flight);
      return;
    }
    if (landing.kind === 'renewed' && landing.credential.sessionId !== flight.pair.sessionId) {
      replaceWith(landing.credential, landing.stored);
      return;
    }
    current = null;
    flight.hasLanded = true;
    if (landing.kind === 'renewed') {
      const { credential, stored } = landing;
      ledger.record({ type: 'refresh-granted', flight: flight.number, credential, stored });
      flight.room.close();
      return;
    }
    const state = ledger.read();
    const isRefreshing = state.status === 'signed-in' && state.refresh.status === 'refreshing';
    const failures = isRefreshing ? state.refresh.failures + 1 : 1;
    const retryAt = clock.now() + retryDelay(failures, landing.retryAfter, random.unit());
    const { cause } = landing;
    ledger.record({ type: 'refresh-unreachable', flight: flight.number, retryAt, cause });
    flight.room.close(new SessionError('REFRESH_UNREACHABLE'));
  }

  function launch(flight: RefreshFlight): void {
    fly(parts, flight).then(
      (landing) => land(flight, landing),
      () => land(flight, { kind: 'unreachable', cause: 'malformed' }),
    );
  }

  return {
    isRunning: () => current !== null,
    end,
    replaceWith,
    goOnWith(credential) {
      if (current === null || compareAge(credential, current.pair) <= 0) return;
      land(current, { kind: 'renewed', credential, stored: true });
    },
    refresh() {
      if (current !== null) return current.room.enter();
      const state = ledger.read();
      if (state.status !== 'signed-in') return Promise.reject(new SessionError('SIGN_IN_REQUIRED'));
      if (state.refresh.status === 'unreachable' && clock.now() < state.refresh.retryAt) {
        return Promise.reject(new SessionError('REFRESH_UNREACHABLE'));
      }
      flights += 1;
      const pair = state.credential;
      const room = openWaitingRoom(parts, patienceFor(pair));
      const flight: RefreshFlight = {
        number: flights,
        pair,
        room,
        isOver: false,
        hasLanded: false,
        isWorthAnother: false,
      };
      current = flight;
      ledger.record({ type: 'refresh-started', flight: flight.number });
      launch(flight);
      return flight.room.enter();
    },
    retryNow() {
      if (current === null) ledger.record({ type: 'retry-allowed' });
      else current.isWorthAnother = true;
    },
  };
}
