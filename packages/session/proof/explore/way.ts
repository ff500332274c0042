import type { Process } from '../process.ts';
import type { Step } from '../schedule.ts';
import type { World } from '../world.ts';
import { type Choice, type Chooser, createChooser } from './chooser.ts';
import { createControlledNature, type Happening } from './controlled-nature.ts';
import type { Deed } from './deeds.ts';
import { fingerprint } from './fingerprint.ts';
import { judgeEnd } from './judge-end.ts';
import type { Reductions } from './reductions.ts';
import type { Space } from './space.ts';
import { drain, kill, startWorld } from './start-world.ts';

/** One way through a space, from the beginning until it is cut, breaks a promise, or nothing is left. */
export interface Way {
  readonly choices: readonly Choice[];
  readonly isCut: boolean;
  readonly violations: readonly string[];
}

export interface Journey {
  readonly space: Space;
  readonly reductions: Reductions;
  readonly prefix: readonly Choice[];
  readonly story?: string[] | undefined;
  /** Hears each state beyond the prefix; where it says that this one is known, the way is cut. */
  isKnown(state: string): boolean;
}

/** More steps at a port than are ever made at once. */
const MANY = 1_000;

/** Choices on one way; what has not come to rest by then goes round in circles. */
const LONGEST = 200;

const CRASH = 'a crash';

function isOpen(world: World, tab: number): boolean {
  return world.tabs().some(({ process }) => process.tab === tab);
}

function deedOf(world: World, step: Step): Deed {
  const { deed, tab } = step;
  return { what: deed, tab, isPossible: () => isOpen(world, tab), task: () => world.perform(step) };
}

function crashOf(process: Process): Deed {
  const { tab } = process;
  return { what: CRASH, tab, isPossible: () => process.isAlive, task: () => kill(process) };
}

/** Something happens to a tab that may die of it, at each step at a port but the first. */
async function surviveOrNot({ take }: Happening, process: Process, chooser: Chooser) {
  // To die at the first is to crash before.
  const choice = chooser.choose(1);
  process.dieAfter(choice.taken === 0 ? MANY : choice.taken);
  take();
  await drain();
  const left = process.left();
  if (choice.taken > 0 || left === null) return;
  choice.width = Math.max(1, MANY - left);
  process.spare();
}

export async function playWay(journey: Journey): Promise<Way> {
  const { isKnown, prefix, reductions, space, story } = journey;
  const nature = createControlledNature(reductions, story);
  const world = await startWorld(nature, space);
  const chooser = createChooser(prefix);
  const { choices } = chooser;
  for (const step of space.first) nature.actAs(step.tab, () => world.perform(step));
  await drain();
  nature.beginAlike();
  for (const step of space.deeds) nature.allow(deedOf(world, step));
  const mortal = world.tabs().find(({ process }) => process.tab === space.crash)?.process;
  const spare = mortal === undefined ? () => {} : nature.allow(crashOf(mortal));

  for (;;) {
    world.watch();
    if (nature.isQuiet()) judgeEnd(world);
    if (choices.length > LONGEST) world.history.blame('nothing comes to rest');
    const violations = [...world.history.violations];
    if (violations.length > 0) return { choices, isCut: false, violations };
    if (chooser.isBeyond() && isKnown(fingerprint(world, nature)))
      return { choices, isCut: true, violations };

    const happenings = nature.candidates();
    const next = happenings[chooser.choose(happenings.length).taken];
    if (next === undefined) return { choices, isCut: false, violations };
    const isMortal = mortal?.isAlive && next.tab === mortal.tab && next.what !== CRASH;
    if (isMortal) await surviveOrNot(next, mortal, chooser);
    else next.take();
    await drain();
    if (!mortal?.isAlive) spare();
  }
}
