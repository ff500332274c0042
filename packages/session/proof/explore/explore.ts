import { createHash } from 'node:crypto';
import type { Setting, Step } from '../schedule.ts';
import { createWorld, type World } from '../world.ts';
import { type ControlledNature, createControlledNature, type Fault } from './controlled-nature.ts';

/** What may happen in any order, each once, and what may go wrong. */
export interface Space {
  readonly setting: Setting;
  /** Done at once, in this order. */
  readonly first: readonly Step[];
  /** Done at any time, in any order. */
  readonly steps: readonly Step[];
  readonly faults: readonly Fault[];
  readonly mostFaults: number;
}

export interface Explored {
  /** Different states of the whole world that were reached. */
  readonly states: number;
  /** Runs from the beginning: each ends in a state that was known, or where nothing is left to happen. */
  readonly runs: number;
  readonly ends: number;
  readonly violations: readonly string[];
  /** How the first violation came about. */
  readonly story: readonly string[];
}

interface Choice {
  taken: number;
  readonly width: number;
}

/** One way through: follows `prefix`, then takes the first choice each time, and notes the others. */
function createChooser(prefix: readonly Choice[]) {
  const choices: Choice[] = [];
  return {
    choices,
    isBeyond: () => choices.length >= prefix.length,
    choose(width: number): number {
      const taken = prefix[choices.length]?.taken ?? 0;
      choices.push({ taken, width });
      return taken;
    },
  };
}

function drain(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Everybody is signed in, and what they were given is not accepted any more. */
async function prepare(nature: ControlledNature, { setting }: Space): Promise<World> {
  const world = createWorld(nature, setting);
  world.signIn(world.open(0));
  if (setting.tabs === 2) world.open(1);
  do await drain();
  while (nature.step(() => 0));
  world.watch();
  world.history.server.expireAll();
  return world;
}

function judgeEnd({ history, tabs }: World): void {
  for (const { calls, pending, process } of tabs()) {
    if (calls.some(({ settlements }) => settlements !== 1)) history.blame('a call did not settle');
    if (pending > 0) history.blame('a sign-out did not settle');
    const mine = history.of(process);
    const isLeft = ({ flight, token }: (typeof mine.grants)[number]) =>
      mine.cutOff.has(flight) && !mine.revoked.has(token);
    if (mine.grants.some(isLeft)) history.blame('a late pair was not revoked');
  }
}

/** The next way that was not taken: the last choice that has another, moved on by one. */
function nextPrefix(choices: readonly Choice[]): Choice[] | null {
  for (let length = choices.length; length > 0; length -= 1) {
    const last = choices[length - 1];
    if (last === undefined || last.taken + 1 >= last.width) continue;
    return [...choices.slice(0, length - 1), { ...last, taken: last.taken + 1 }];
  }
  return null;
}

async function runOnce(
  space: Space,
  prefix: readonly Choice[],
  seen: Set<string>,
  story?: string[],
) {
  const nature = createControlledNature(story);
  const world = await prepare(nature, space);
  const { choices, choose, isBeyond } = createChooser(prefix);
  nature.allow(space.faults, space.mostFaults, choose);
  for (const step of space.first) world.perform(step);
  for (const step of space.steps) {
    nature.send(`${step.tab} ${step.deed}`, () => world.perform(step), step.more);
  }
  for (;;) {
    await drain();
    world.watch();
    if (world.history.violations.size > 0) break;
    if (isBeyond()) {
      const { device, server } = world.history;
      const memory = [
        nature.memory(),
        device.text,
        device.memory(),
        server.memory(),
        world.memory(),
      ];
      const state = createHash('sha1').update(memory.join('\n')).digest('base64');
      if (seen.has(state)) return { choices, violations: [], isEnd: false };
      seen.add(state);
    }
    if (nature.step(choose)) continue;
    judgeEnd(world);
    break;
  }
  return { choices, violations: [...world.history.violations], isEnd: true };
}

/**
 * Plays every order in which the messages of the real engine can arrive, depth first, each way from
 * the beginning. A state is all that its future depends on: what each tab has heard and when (the
 * engine is deterministic), what is under way, the store, the lock and the server; where it was reached
 * before, the way ends. Time passes only where nothing else can happen.
 */
export async function explore(space: Space): Promise<Explored> {
  const seen = new Set<string>();
  let runs = 0;
  let ends = 0;
  let prefix: Choice[] | null = [];
  while (prefix !== null) {
    const { choices, isEnd, violations } = await runOnce(space, prefix, seen);
    runs += 1;
    if (isEnd) ends += 1;
    if (violations.length > 0) {
      const story: string[] = [];
      await runOnce(space, choices, new Set(), story);
      return { states: seen.size, runs, ends, violations, story };
    }
    prefix = nextPrefix(choices);
  }
  return { states: seen.size, runs, ends, violations: [], story: [] };
}
