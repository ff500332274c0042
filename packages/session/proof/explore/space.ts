import type { Step } from '../schedule.ts';
import type { Space } from './explore.ts';

function step(tab: 0 | 1, deed: Step['deed']): Step {
  return { at: 0, tab, deed, more: 0 };
}

/** Three requests in two tabs whose tokens are not accepted, a sign-out and a crash at any time. */
export const space: Space = {
  setting: {
    tabs: 2,
    hasLock: false,
    hasProof: false,
    accessLife: 14_400,
    skew: 0,
    isStoreSound: true,
    maxParked: 1_000,
    isNumbered: true,
    listener: 'listens',
  },
  first: [step(0, 'call'), step(1, 'call'), step(0, 'call')],
  steps: [step(0, 'sign out'), step(1, 'crash')],
  faults: [],
  mostFaults: 0,
};
