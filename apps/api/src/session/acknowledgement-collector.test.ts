import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Position } from '../rotation/session-row.ts';
import { createAcknowledgementCollector } from './acknowledgement-collector.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const at = (id: string, epoch: number, generation: number) => ({ id, epoch, generation });

function collector() {
  const batches: (readonly Position[])[] = [];
  let isAway = false;
  const acknowledgements = createAcknowledgementCollector(async (batch) => {
    if (isAway) throw new Error('away');
    batches.push(batch);
  });
  const leave = (away: boolean) => {
    isAway = away;
  };
  return { ...acknowledgements, batches, leave };
}

it('tells of each pair once, however often it is used, within a second', async () => {
  const { note, batches } = collector();
  for (let n = 0; n < 5; n += 1) note(at('a', 0, 1));
  note(at('b', 0, 0));
  await vi.advanceTimersByTimeAsync(1_000);
  note(at('a', 0, 1));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(batches).toEqual([[at('a', 0, 1), at('b', 0, 0)]]);
});

it('tells of the latest pair of a session, never of an older one after it', async () => {
  const { note, batches } = collector();
  note(at('a', 0, 1));
  note(at('a', 0, 2));
  await vi.advanceTimersByTimeAsync(1_000);
  note(at('a', 0, 1));
  note(at('a', 1, 0));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(batches).toEqual([[at('a', 0, 2)], [at('a', 1, 0)]]);
});

it('forgets what the database was not there to hear, and tells of the next call', async () => {
  const { note, batches, leave } = collector();
  leave(true);
  note(at('a', 0, 1));
  await vi.advanceTimersByTimeAsync(1_000);
  leave(false);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(batches).toEqual([]);
  note(at('a', 0, 1));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(batches).toEqual([[at('a', 0, 1)]]);
});

it('tells of what is left when it is stopped', async () => {
  const { note, batches, stop } = collector();
  note(at('a', 0, 1));
  await stop();
  expect(batches).toEqual([[at('a', 0, 1)]]);
});
