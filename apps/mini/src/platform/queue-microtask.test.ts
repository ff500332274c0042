import { expect, test, vi } from 'vitest';
import { queueMicrotask } from './queue-microtask.ts';

test('a task runs after the present one and before any timer', async () => {
  const order: string[] = [];
  const timer = new Promise<void>((resolve) => {
    setTimeout(() => {
      order.push('timer');
      resolve();
    });
  });
  queueMicrotask(() => order.push('task'));
  order.push('present');
  await timer;
  expect(order).toEqual(['present', 'task', 'timer']);
});

test('what a task throws surfaces as uncaught', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  queueMicrotask(() => {
    throw new Error('from the task');
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(() => vi.runAllTimers()).toThrow('from the task');
  vi.useRealTimers();
});
