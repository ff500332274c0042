import { expect, it } from 'vitest';
import type { Lane } from './build-timeline.ts';
import { laneStyle } from './lane-style.ts';

const lane: Lane = {
  call: 1,
  isAnswered: true,
  rejectedAt: 50,
  stretches: [
    { phase: 'waiting', from: 0, to: 0 },
    { phase: 'sent', from: 0, to: 50 },
    { phase: 'parked', from: 50, to: 50 },
    { phase: 'parked', from: 50, to: 120 },
    { phase: 'replay', from: 120, to: 120 },
  ],
};

it('a lane is a few shares of the width: what it waited for is one stretch, and what was quick is seen', () => {
  expect(laneStyle(lane, 200)).toEqual({
    '--a': '0%',
    '--b': '25%',
    '--r': '25%',
    '--c': '25%',
    '--d': '60%',
    '--e': '60%',
    '--f': '60.5%',
  });
});

it('says nothing of what a lane did not meet', () => {
  const ahead = { call: 2, isAnswered: true, stretches: [] };
  expect(laneStyle(ahead, 200)).toEqual({});
});
