import { expect, it } from 'vitest';
import { en } from './en.ts';
import { moment, timeLeft } from './moment.ts';
import { zh } from './zh.ts';

const HOUR = 3_600_000;

it.each([
  [0, '不到 1 分钟', 'less than a minute left'],
  [HOUR / 2, '还有 30 分钟', '30 minutes left'],
  [HOUR, '还有 1 小时', '1 hour left'],
  [24 * HOUR * 7 - 1, '还有 7 天', '7 days left'],
])('%i ms from now are words in both languages', (left, chinese, english) => {
  expect(timeLeft(1_000 + left, 1_000, zh.time)).toBe(chinese);
  expect(timeLeft(1_000 + left, 1_000, en.time)).toBe(english);
});

it('a moment is a day and a time of the device', () => {
  const at = new Date(2026, 10, 29, 9, 5).getTime();
  expect(moment(at, zh.time)).toBe('11月29日 09:05');
  expect(moment(at, en.time)).toBe('Nov 29 09:05');
});
