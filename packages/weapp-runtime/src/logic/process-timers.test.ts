import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createProcessTimers } from './process-timers.ts';
import { isCallable } from './unknown-values.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const create = () => {
  const fired: string[] = [];
  const timers = createProcessTimers((task) => task());
  const start = (name: string, label: string) => {
    const run = timers.globals[name];
    return isCallable(run) ? run((said: string) => fired.push(said), 1, label) : undefined;
  };
  return { fired, timers, start };
};

test('ids are numbers, arguments are passed on, and an interval repeats', () => {
  const { fired, start, timers } = create();
  expect([start('setTimeout', 'once'), start('setInterval', 'often')]).toEqual([1, 2]);
  vi.advanceTimersByTime(3);
  timers.clear();
  expect(fired).toEqual(['once', 'often', 'often', 'often']);
});

test('after clear nothing fires, and nothing can be started', () => {
  const { fired, start, timers } = create();
  start('setTimeout', 'before');
  start('setInterval', 'before');
  timers.clear();
  start('setTimeout', 'after');
  timers.later(() => fired.push('later'));
  vi.advanceTimersByTime(1_000);
  expect(fired).toEqual([]);
});
