const FIRST = 1_000;
const LONGEST = 240_000;

/**
 * Milliseconds before the next refresh after so many failures in a row: none after the first, then
 * four times more each time, up to four minutes, with jitter. `retryAfter` (seconds) is a lower bound.
 */
export function retryDelay(failures: number, retryAfter: number | undefined, unit: number): number {
  const exponential = failures <= 1 ? 0 : Math.min(LONGEST, FIRST * 4 ** (failures - 2));
  const jittered = exponential * (0.75 + unit / 4);
  return Math.max(jittered, (retryAfter ?? 0) * 1000);
}
