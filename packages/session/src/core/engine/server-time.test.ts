import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../../testing/fake-clock.ts';
import { type Credential, credentialFrom } from '../credential.ts';
import { createServerTime, isAccessExpired, patienceFor } from './server-time.ts';

/** A pair whose access token was issued at 0 and lives for so many seconds. */
function livingFor(accessExpiresIn: number): Credential {
  const grant = { accessToken: 'access', refreshToken: 'refresh', accessExpiresIn };
  return credentialFrom(grant, 'attempt', { device: 0, server: 0, askedAt: 0 });
}

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

  it('is left as it is known by an answer that does not say it', async () => {
    const clock = createFakeClock(0);
    const time = createServerTime(clock);
    time.learn(5_000, 0);
    await clock.advance(1_000);
    expect(time.learn(undefined, 0)).toEqual({ device: 1_000, server: 6_000, askedAt: 0 });
    expect(time.now()).toBe(6_000);
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

describe('a refresh', () => {
  it.each([
    [4 * 3_600, 15_000],
    [30, 15_000],
    [29, 14_500],
    [10, 5_000],
    [2, 1_000],
    [1, 1_000],
    [0, 1_000],
    [-10, 1_000],
  ])('of a token that lives for %i s is waited for no longer than %i ms', (seconds, ms) => {
    expect(patienceFor(livingFor(seconds))).toBe(ms);
  });
});

describe('a token near its end', () => {
  it.each([
    [4 * 3_600, 3_000],
    [40, 3_000],
    [30, 3_000],
    [20, 2_000],
    [1, 100],
  ])('that lives for %i s is not sent any more in its last %i ms', (seconds, ms) => {
    const pair = livingFor(seconds);
    const end = seconds * 1_000;
    expect(isAccessExpired(pair, end - ms - 1)).toBe(false);
    expect(isAccessExpired(pair, end - ms)).toBe(true);
  });
});
