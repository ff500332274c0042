import { expect, it } from 'vitest';
import { shown } from './shown.ts';

function createApp(isHidden: boolean) {
  const listeners = new Set<() => void>();
  const lifecycle = {
    isHidden: () => isHidden,
    onShow(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return { lifecycle, listeners };
}

/** A signal whose listeners can be counted. */
function createSignal(aborted = false) {
  const listeners: [string, () => void][] = [];
  return {
    aborted,
    listeners,
    addEventListener: (type: 'abort', listener: () => void) =>
      void listeners.push([type, listener]),
    removeEventListener: (type: 'abort', listener: () => void) => {
      const index = listeners.findIndex(([name, each]) => name === type && each === listener);
      if (index >= 0) listeners.splice(index, 1);
    },
  };
}

it('does not wait where the app can be seen, or nobody says whether it can', async () => {
  const { lifecycle, listeners } = createApp(false);
  await shown(lifecycle);
  await shown(undefined);
  expect(listeners.size).toBe(0);
});

it('does not wait for a caller who has given up', async () => {
  const { lifecycle, listeners } = createApp(true);
  await shown(lifecycle, createSignal(true));
  expect(listeners.size).toBe(0);
});

it.each(['shown', 'given up'])('leaves no listener once it is %s', async (how) => {
  const { lifecycle, listeners } = createApp(true);
  const signal = createSignal();
  const waiting = shown(lifecycle, signal);
  expect(listeners.size).toBe(1);
  expect(signal.listeners.map(([type]) => type)).toEqual(['abort']);
  if (how === 'shown') for (const listener of listeners) listener();
  else for (const [, listener] of [...signal.listeners]) listener();
  await waiting;
  expect(listeners.size).toBe(0);
  expect(signal.listeners).toEqual([]);
});
