import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { dayPart, relativeTime } from './relative-time.ts';
import { zh } from './zh.ts';

const now = Date.UTC(2026, 10, 22, 12);
const minutes = (n: number) => n * 60_000;

describe('relative time', () => {
  it.each([
    [-minutes(3), '刚刚', 'just now'],
    [minutes(0.9), '刚刚', 'just now'],
    [minutes(1), '1 分钟前', '1 minute ago'],
    [minutes(59.9), '59 分钟前', '59 minutes ago'],
    [minutes(60), '1 小时前', '1 hour ago'],
    [minutes(60 * 24 - 1), '23 小时前', '23 hours ago'],
    [minutes(60 * 24 * 3), '3 天前', '3 days ago'],
  ])('%d ms ago reads "%s" and "%s"', (ago, chinese, english) => {
    expect(relativeTime(now - ago, now, zh.time)).toBe(chinese);
    expect(relativeTime(now - ago, now, en.time)).toBe(english);
  });
});

it.each([
  [4, 'night'],
  [5, 'morning'],
  [12, 'afternoon'],
  [18, 'evening'],
])('at %d o’clock it is %s', (hour, part) => {
  expect(dayPart(hour)).toBe(part);
});
