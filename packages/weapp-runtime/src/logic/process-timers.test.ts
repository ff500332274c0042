import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createProcessTimers } from './process-timers.ts';
import { isCallable } from './unknown-values.ts';

const create = () => {
  const fired: string[] = [];
  const timers = createProcessTimers((task) => task());
  const start = (name: string, label: string) => {
    const run = timers.globals[name];
    return isCallable(run) ? run((said: string) => fired.push(said), 1, label) : undefined;
  };
  return { fired, timers, start };
};

test('ids are numbers, arguments are passed on, and an interval repeats', async () => {
  const { fired, start, timers } = create();
  expect([start('setTimeout', 'once'), start('setInterval', 'often')]).toEqual([1, 2]);
  await expect.poll(() => fired.length).toBeGreaterThan(3);
  timers.clear();
  expect(fired.filter((label) => label === 'once')).toHaveLength(1);
});

test('after clear nothing fires, and nothing can be started', async () => {
  const { fired, start, timers } = create();
  start('setTimeout', 'before');
  start('setInterval', 'before');
  timers.clear();
  start('setTimeout', 'after');
  timers.later(() => fired.push('later'));
  await sleep(20);
  expect(fired).toEqual([]);
});
