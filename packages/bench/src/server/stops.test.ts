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

it('what cannot be stopped keeps nothing else running', async () => {
  const stopped: string[] = [];
  const { started, stopAll } = createStops();
  await started(Promise.resolve(part('first', stopped)));
  await started(
    Promise.resolve({
      stop: async () => {
        throw new Error('it is stuck');
      },
    }),
  );
  await expect(stopAll()).rejects.toThrow('it is stuck');
  expect(stopped).toEqual(['first']);
});

it('whoever asks while all is being stopped is told once it is, not before', async () => {
  const stopped: string[] = [];
  const { started, stopAll } = createStops();
  let letGo = () => {};
  const slow = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await started(
    Promise.resolve({
      async stop() {
        await slow;
        stopped.push('slow');
      },
    }),
  );
  const first = stopAll();
  const second = stopAll().then(() => [...stopped]);
  letGo();
  await first;
  expect(await second).toEqual(['slow']);
});
