import fc from 'fast-check';
import type { Deed, Schedule, Setting, Step } from './schedule.ts';

const HOUR = 3_600_000;

const setting: fc.Arbitrary<Setting> = fc.record({
  tabs: fc.constantFrom<1 | 2>(1, 2),
  hasLock: fc.boolean(),
  hasProof: fc.boolean(),
  accessLife: fc.constantFrom(14_400, 30, 60),
  skew: fc.constantFrom(0, -24 * HOUR, 24 * HOUR),
  isStoreSound: fc.boolean(),
  maxParked: fc.constantFrom(1_000, 2),
  isNumbered: fc.constantFrom(true, true, false),
  listener: fc.constantFrom<Setting['listener']>('listens', 'throws', 'calls', 'signs out'),
});

const often: Deed[] = ['call', 'call', 'call', 'expire'];
const sometimes: Deed[] = ['crash', 'call and give up', 'sign out', 'sign in as another'];
const seldom: Deed[] = ['hide', 'show', 'retry now', 'clear the storage', 'spoil the storage'];

const step: fc.Arbitrary<Step> = fc.record({
  at: fc.oneof(fc.nat(3_000), fc.nat(90_000)),
  tab: fc.constantFrom<0 | 1>(0, 1),
  deed: fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...often) },
    { weight: 3, arbitrary: fc.constantFrom(...sometimes) },
    { weight: 1, arbitrary: fc.constantFrom(...seldom) },
  ),
  more: fc.nat(12),
});

/** Any schedule; what it shrinks to has fewer steps, and less that goes wrong. */
export const anySchedule: fc.Arbitrary<Schedule> = fc.record({
  setting,
  steps: fc.array(step, { minLength: 1, maxLength: 20, size: 'max' }),
  luck: fc.array(fc.nat(999), { maxLength: 80, size: 'max' }),
});
