import { expect, it } from 'vitest';
import { createWebClock } from './web-clock.ts';

function createDevice() {
  const time = { steady: 5_000, wall: 9_000 };
  const clock = createWebClock({ steady: () => time.steady, wall: () => time.wall });
  const pass = (ms: number) => {
    time.steady += ms;
    time.wall += ms;
  };
  return { clock, pass, time };
}

it('counts the time that the device slept, where the time of the page stood still', () => {
  const { clock, pass, time } = createDevice();
  expect(clock.now()).toBe(5_000);
  time.wall += 8 * 3_600_000;
  expect(clock.now()).toBe(5_000 + 8 * 3_600_000);
  pass(10);
  expect(clock.now()).toBe(5_010 + 8 * 3_600_000);
});

it('counts no sleep twice, where the time of the page went on', () => {
  const { clock, pass } = createDevice();
  pass(8 * 3_600_000);
  expect(clock.now()).toBe(5_000 + 8 * 3_600_000);
});

it('takes no notice of a clock that is set back, or put right a little', () => {
  const { clock, time } = createDevice();
  time.wall -= 24 * 3_600_000;
  expect(clock.now()).toBe(5_000);
  time.wall += 900;
  expect(clock.now()).toBe(5_000);
});
