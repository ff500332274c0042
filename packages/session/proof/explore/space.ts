import type { Setting, Step } from '../schedule.ts';

type TabNumber = 0 | 1;

/** What may happen in any order, each once. */
export interface Space {
  readonly setting: Setting;
  /** Done at once, in this order. */
  readonly first: readonly Step[];
  /** Done at any time, in any order. */
  readonly deeds: readonly Step[];
  /** The tab that may crash, at any time and at any of its steps at a port. */
  readonly crash: TabNumber | null;
}

const setting: Setting = {
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

function step(tab: TabNumber, deed: Step['deed']): Step {
  return { at: 0, tab, deed, more: 0 };
}

interface Plan {
  /** In which tabs requests are made at any time. */
  readonly later?: readonly TabNumber[];
  readonly signOut?: TabNumber;
  readonly crash?: TabNumber;
}

/** `requests`: the tabs in which some are made at the start. */
function spaceOf(requests: readonly TabNumber[], { crash, later = [], signOut }: Plan): Space {
  const first = requests.map((tab) => step(tab, 'call'));
  const signOuts = signOut === undefined ? [] : [step(signOut, 'sign out')];
  const deeds = [...later.map((tab) => step(tab, 'call')), ...signOuts];
  return { setting, first, deeds, crash: crash ?? null };
}

const A = 0;
const B = 1;

/** Soon explored to the end. */
export const smallSpaces = {
  'two requests and a sign-out': spaceOf([A, B], { signOut: B }),
  'two requests and a sign-out of one tab': spaceOf([A, A], { signOut: A }),
  'two requests of one tab, and its crash': spaceOf([A, A], { crash: A }),
  'three requests and a crash': spaceOf([A, B, A], { crash: A }),
  'two requests, a sign-out and a crash': spaceOf([A, B], { signOut: B, crash: A }),
};

/**
 * Three requests, a sign-out and a crash, in every place that two tabs give them: the tabs are alike,
 * so the first has more of the requests. At last two requests that are made at any time.
 */
export const largeSpaces = {
  'requests in A, B and A; B signs out, A crashes': spaceOf([A, B, A], { signOut: B, crash: A }),
  'requests in A, B and A; A signs out, B crashes': spaceOf([A, B, A], { signOut: A, crash: B }),
  'requests in A, B and A; A signs out, A crashes': spaceOf([A, B, A], { signOut: A, crash: A }),
  'requests in A, B and A; B signs out, B crashes': spaceOf([A, B, A], { signOut: B, crash: B }),
  'three requests in A; B signs out, A crashes': spaceOf([A, A, A], { signOut: B, crash: A }),
  'three requests in A; A signs out, B crashes': spaceOf([A, A, A], { signOut: A, crash: B }),
  'three requests in A; A signs out, A crashes': spaceOf([A, A, A], { signOut: A, crash: A }),
  'three requests in A; B signs out, B crashes': spaceOf([A, A, A], { signOut: B, crash: B }),
  'one request in A and one in B at any time; B signs out, A crashes': spaceOf([], {
    later: [A, B],
    signOut: B,
    crash: A,
  }),
};
