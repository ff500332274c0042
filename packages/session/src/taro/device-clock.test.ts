import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { describeClock } from '../testing/clock-contract.ts';
import { createDeviceClock } from './device-clock.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describeClock('the device clock', () => ({
  clock: createDeviceClock(),
  pass: async (ms) => {
    await vi.advanceTimersByTimeAsync(ms);
  },
  setBack: (ms) => {
    vi.setSystemTime(Date.now() - ms);
  },
}));

describe('the device clock', () => {
  it('never runs backwards, and ticks on after the user has set it back', () => {
    const walls = [100, 100, 150, -1_000, -990, -900];
    const clock = createDeviceClock(() => walls.shift() ?? 0);
    expect(Array.from({ length: 5 }, () => clock.now())).toEqual([100, 150, 150, 160, 250]);
  });
});
