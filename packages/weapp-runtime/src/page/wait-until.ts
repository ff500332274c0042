import { setTimeout as sleep } from 'node:timers/promises';

const PAUSE_MS = 5;

/** Milliseconds that are waited unless a test says otherwise: only a busy machine takes nearly as long. */
export const WITHIN = 15_000;

/** Asks until the answer is not `undefined`; throws what `explain` says after `within` ms. */
export async function waitUntil<Found>(
  look: () => Found | undefined,
  within: number,
  explain: () => string,
): Promise<Found> {
  const deadline = performance.now() + within;
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    if (performance.now() > deadline) throw new Error(explain());
    await sleep(PAUSE_MS);
  }
}
