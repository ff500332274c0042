import type { DayPart, Dictionary } from './zh.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago `at` was, in words (both epoch ms). A moment in the future counts as now. */
export function relativeTime(at: number, now: number, words: Dictionary['time']): string {
  const ago = now - at;
  if (ago < MINUTE) return words.now;
  if (ago < HOUR) return words.minutes(Math.floor(ago / MINUTE));
  if (ago < DAY) return words.hours(Math.floor(ago / HOUR));
  return words.days(Math.floor(ago / DAY));
}

/** Which greeting belongs to an hour (0–23). */
export function dayPart(hour: number): DayPart {
  if (hour < 5) return 'night';
  if (hour < 12) return 'morning';
  return hour < 18 ? 'afternoon' : 'evening';
}
