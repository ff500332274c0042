import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { ownTimeOf, startOwnTime } from './own-time.ts';

it('time in which this process could run counts', async () => {
  expect(await ownTimeOf(pause(300))).toBeGreaterThan(20);
  // As many pauses as make up half a second, however long a busy machine makes each of them.
  const watch = startOwnTime();
  for (let n = 0; n < 50; n += 1) await pause(10);
  expect(watch.elapsed()).toBeGreaterThan(450);
  watch.stop();
});

it('time in which it was held up does not', () => {
  const watch = startOwnTime();
  const from = performance.now();
  while (performance.now() - from < 200);
  expect(watch.elapsed()).toBeLessThan(50);
  watch.stop();
});
