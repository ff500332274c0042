import { expect, it } from 'vitest';
import { createStops } from './stops.ts';

const part = (name: string, stopped: string[]) => ({
  stop: async () => {
    stopped.push(name);
  },
});

it('stops what runs in the reverse order, each once', async () => {
  const stopped: string[] = [];
  const { started, stopAll } = createStops();
  await started(Promise.resolve(part('first', stopped)));
  await started(Promise.resolve(part('second', stopped)));
  await stopAll();
  await stopAll();
  expect(stopped).toEqual(['second', 'first']);
});

it('what is still starting is stopped as soon as it runs, and what never ran is no obstacle', async () => {
  const stopped: string[] = [];
  const { started, stopAll } = createStops();
  let isUp = (_: ReturnType<typeof part>) => {};
  const slow = new Promise<ReturnType<typeof part>>((resolve) => {
    isUp = resolve;
  });
  const running = started(slow);
  await expect(started(Promise.reject(new Error('it broke')))).rejects.toThrow('it broke');
  const all = stopAll();
  isUp(part('slow', stopped));
  await all;
  await running;
  expect(stopped).toEqual(['slow']);
});
