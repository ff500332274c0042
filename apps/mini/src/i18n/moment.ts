import type { Dictionary } from './zh.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A day and a time of day in words, by the device's zone. Without Intl, which WeChat may lack. */
export function moment(at: number, words: Dictionary['time']): string {
  const date = new Date(at);
  const twoDigits = (n: number) => String(n).padStart(2, '0');
  const time = `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;
  return `${words.day(date.getMonth() + 1, date.getDate())} ${time}`;
}

/** How long there is until `at`, in words (both epoch ms); a moment in the past counts as none. */
export function timeLeft(at: number, now: number, words: Dictionary['time']): string {
  const left = at - now;
  if (left < MINUTE) return words.soon;
  if (left < HOUR) return words.minutesLeft(Math.floor(left / MINUTE));
  if (left < DAY) return words.hoursLeft(Math.round(left / HOUR));
  return words.daysLeft(Math.round(left / DAY));
}
