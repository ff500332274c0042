import type { Step } from '../schedule.ts';
import type { Space } from './explore.ts';

function step(tab: 0 | 1, deed: Step['deed']): Step {
  return { at: 0, tab, deed, more: 0 };
}

const setting: Space['setting'] = {
  tabs: 2,
  hasLock: false,
  hasProof: false,
  accessLife: 14_400,
  skew: 0,
  isStoreSound: true,
  maxParked: 1_000,
  isNumbered: true,
  listener: 'listens',
};

const two = [step(0, 'call'), step(1, 'call')];
const three = [...two, step(0, 'call')];
const crash = step(0, 'crash');
const signOut = step(1, 'sign out');

function spaceOf(first: Step[], steps: Step[]): Space {
  return { setting, first, steps, faults: [], mostFaults: 0 };
}

/** Requests in two tabs whose tokens are not accepted; a sign-out and a crash at any time. */
export const spaces = {
  'two requests, a sign-out and a crash': spaceOf(two, [signOut, crash]),
  'three requests and a sign-out': spaceOf(three, [signOut]),
  'three requests and a crash': spaceOf(three, [crash]),
  'three requests, a sign-out and a crash': spaceOf(three, [signOut, crash]),
};
