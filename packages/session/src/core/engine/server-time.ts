import type { Credential, Moment } from '../credential.ts';
import type { Clock } from '../ports.ts';

/** A refresh is waited for no longer than this, ms, and no shorter. */
const LONGEST_PATIENCE = 15_000;
const SHORTEST_PATIENCE = 1_000;
/** A token this near its end is refreshed before it is used, ms, or a tenth of its life if that is less. */
const LONGEST_MARGIN = 3_000;

/** The server's clock as far as it is known: this device's, set right by every answer that says the time. */
export interface ServerTime {
  now(): number;
  learnOffset(ms: number): void;
  /**
   * Reads both clocks at an answer to what was asked at `askedAt` (this device's clock), and learns from
   * it where the server says its time.
   */
  learn(serverTime: number | undefined, askedAt: number): Moment;
}

export function createServerTime(clock: Clock): ServerTime {
  let offset = 0;
  return {
    now: () => clock.now() + offset,
    learnOffset: (ms) => {
      offset = ms;
    },
    learn: (serverTime, askedAt) => {
      const device = clock.now();
      // It was said somewhere between question and answer: what is known already may be better. If not,
      // rather too early: a deadline that is too late lets a request take effect that nobody waits for.
      const said = serverTime ?? device + offset;
      if (offset < said - device || offset > said - askedAt) offset = said - device;
      return { device, server: device + offset, askedAt };
    },
  };
}

function lifetimeOf(credential: Credential): number {
  return Math.max(0, credential.accessExpiresAt - credential.issuedAt);
}

/** How long one refresh of this pair may take, ms. */
export function patienceFor(credential: Credential): number {
  return Math.min(LONGEST_PATIENCE, Math.max(SHORTEST_PATIENCE, lifetimeOf(credential) / 2));
}

/** True when a request that leaves now would meet an expired access token. */
export function isAccessExpired(credential: Credential, serverNow: number): boolean {
  const margin = Math.min(LONGEST_MARGIN, lifetimeOf(credential) / 10);
  return serverNow >= credential.accessExpiresAt - margin;
}
