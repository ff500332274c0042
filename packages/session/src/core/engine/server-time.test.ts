import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../../testing/fake-clock.ts';
import { createServerTime } from './server-time.ts';

describe('the time of the server', () => {
  it('is learnt from an answer, which was given somewhere between question and answer', async () => {
    const clock = createFakeClock(0);
    const time = createServerTime(clock);
    await clock.advance(10_000);
    time.learn(1_000_000, 0);
    expect(time.now()).toBe(1_000_000);
  });

  it('is not made worse by a slow answer that agrees with what is known', async () => {
    const clock = createFakeClock(0);
    const time = createServerTime(clock);
    time.learn(5_000, 0);
    await clock.advance(10_000);
    // Said at 7,000, and ten seconds on its way: all that it proves is no more than what we know.
    time.learn(7_000, 0);
    expect(time.now()).toBe(15_000);
  });

  it('is taken for rather too early where the clock of the device is ahead and the answer was slow', async () => {
    const clock = createFakeClock(86_400_000);
    const time = createServerTime(clock);
    await clock.advance(40_000);
    time.learn(40_000, 86_400_000);
    expect(time.now()).toBe(40_000);
  });

  it('is corrected by an answer that it cannot agree with', async () => {
    const clock = createFakeClock(0);
    const time = createServerTime(clock);
    time.learn(5_000, 0);
    await clock.advance(1_000);
    time.learn(90_000, 900);
    expect(time.now()).toBe(90_000);
  });
});
