import type { SpentCodes } from '../data/spent-codes.ts';
import type { SessionRules } from './session-rules.ts';

const every = 3_600_000;

/**
 * Forgets old codes, now and once an hour: WeChat takes none after five minutes, and a session that
 * one could give again has run out by then.
 *
 * @returns what stops it.
 */
export function startHousekeeping(codes: SpentCodes, { idleLifetime }: SessionRules): () => void {
  const lifetime = Math.max(idleLifetime, 3_600);
  // A database that is away has nothing to sweep; an hour later it may.
  const sweep = () => void codes.sweep(lifetime).catch(() => {});
  sweep();
  const timer = setInterval(sweep, every);
  timer.unref();
  return () => clearInterval(timer);
}
