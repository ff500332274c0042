import { expect, it } from 'vitest';
import { exploreSpace } from './catch.ts';
import { explore } from './explore.ts';
import { exploreMutant } from './explore-mutant.ts';
import { allReductions, type Reductions } from './reductions.ts';
import { type Space, smallSpaces } from './space.ts';

const WHOLE = 600_000;
const noReductions: Reductions = { twins: false, dead: false, accepted: false, known: false };
const crash = 'two requests of one tab, and its crash';
const signOut = 'two requests and a sign-out of one tab';

async function brokenBy(
  explore: typeof exploreSpace,
  space: Parameters<typeof exploreSpace>[0],
  reductions: Reductions,
): Promise<readonly string[]> {
  const { violations } = await explore(space, reductions);
  return [...violations].sort();
}

/** Without each alone; without all but `known`; without `known`, so that every single way is played. */
const fewer: readonly Reductions[] = [
  { ...allReductions, twins: false },
  { ...allReductions, dead: false },
  { ...allReductions, accepted: false },
  { ...noReductions, known: true },
  { ...allReductions, known: false },
];

it.each([crash, signOut] as const)(
  'without any of the reductions %s breaks no promise',
  async (space) => {
    for (const reductions of fewer)
      expect(await brokenBy(exploreSpace, space, reductions)).toEqual([]);
  },
  WHOLE,
);

it.each([
  ['tell before write', crash],
  ['a flag instead of identity: a late 401 refreshes again', crash],
  ['a flag instead of identity: a late 401 refreshes again', signOut],
  ['a late pair is not revoked', signOut],
] as const)(
  'with and without each reduction the same promises are broken by "%s" in %s',
  async (mutant, space) => {
    const explore = await exploreMutant(mutant);
    const broken = await brokenBy(explore, space, allReductions);
    expect(broken).not.toEqual([]);
    for (const reductions of fewer)
      expect(await brokenBy(explore, space, reductions)).toEqual(broken);
  },
  WHOLE,
);

it(
  'an engine that never comes to rest is seen with and without each reduction',
  async () => {
    const explore = await exploreMutant('no single-flight');
    const broken = await brokenBy(explore, crash, allReductions);
    expect(broken).toEqual([
      'nothing comes to rest',
      'two refreshes of one session were in flight in one tab',
    ]);
    // Without what is known, or without what is dead, a world that goes round for ever has no end.
    for (const reductions of fewer.filter(({ dead, known }) => dead && known))
      expect(await brokenBy(explore, crash, reductions)).toEqual(broken);
  },
  WHOLE,
);

function mirror({ crash, deeds, first, setting }: Space): Space {
  const other = { 0: 1, 1: 0 } as const;
  const flip = (steps: Space['first']) => steps.map((step) => ({ ...step, tab: other[step.tab] }));
  const crashed = crash === null ? null : other[crash];
  return { setting, first: flip(first), deeds: flip(deeds), crash: crashed };
}

it.each([crash, signOut] as const)(
  'the tabs are alike: %s has as many states in the other one',
  async (name) => {
    const { ends, states, ways } = await explore(smallSpaces[name]);
    expect(await explore(mirror(smallSpaces[name]))).toMatchObject({ ends, states, ways });
  },
  WHOLE,
);
