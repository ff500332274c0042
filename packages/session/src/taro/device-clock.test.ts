import { describe, expect, it } from 'vitest';
import { createDeviceClock } from './device-clock.ts';

describe('the device clock', () => {
  it('never runs backwards, whatever the user sets it to', () => {
    const walls = [100, 50, 120, -10];
    const clock = createDeviceClock(() => walls.shift() ?? 0);
    expect([clock.now(), clock.now(), clock.now(), clock.now()]).toEqual([100, 100, 120, 120]);
  });
});
