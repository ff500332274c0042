import type { Schedule } from './schedule.ts';
import { createTimedNature } from './timed-nature.ts';
import { createWorld, type World } from './world.ts';

export interface Played {
  readonly violations: readonly string[];
  /** What happened, line by line, if it was asked for. */
  readonly story: readonly string[];
}

/** By then everything that was under way has come, or never will: transports give up after a minute. */
const QUIET = 400_000;

/** When all goes well again, nobody may be stuck: a call is answered, or says why it cannot be. */
function callOnceMore(world: World) {
  return world.tabs().map((tab) => {
    tab.process.spare();
    tab.session.retryNow();
    return { tab, call: world.call(tab) };
  });
}

/** Plays a schedule from the first sign-in until all is quiet, and says which promises were broken. */
export async function play({ luck, setting, steps }: Schedule, isTold = false): Promise<Played> {
  const story: string[] = [];
  const nature = createTimedNature(luck, isTold ? story : undefined);
  const world = createWorld(nature, setting);
  const { history } = world;
  world.signIn(world.open(0));
  if (setting.tabs === 2) world.open(1);
  for (const step of steps) nature.after(step.at, () => world.perform(step));
  const last = Math.max(...steps.map(({ at }) => at), 0);
  await nature.run(last + 1, world.watch);
  nature.calm();
  for (const { process } of world.tabs())
    world.perform({ at: 0, tab: process.tab, deed: 'show', more: 0 });
  await nature.run(last + QUIET, world.watch);
  // The first may still meet a pair that another tab has stored long ago.
  callOnceMore(world);
  await nature.run(last + 2 * QUIET, world.watch);
  const finals = callOnceMore(world);
  await nature.run(last + 3 * QUIET, world.watch);

  for (const tab of world.tabs()) {
    if (tab.calls.some(({ settlements }) => settlements !== 1))
      history.blame('a call did not settle');
    if (tab.pending > 0) history.blame('a sign-in or sign-out did not settle');
    const mine = history.of(tab.process);
    const isLeft = ({ flight, token }: (typeof mine.grants)[number]) =>
      mine.cutOff.has(flight) && !mine.revoked.has(token);
    if (!mine.hasLostKey && mine.grants.some(isLeft)) history.blame('a late pair was not revoked');
  }
  for (const { call, tab } of finals) {
    const state = tab.session.state();
    const isStill = state.status === 'signed-in' && state.credential.sessionId === call.sessionId;
    if (isStill && call.status !== 200) history.blame('a call was not answered though all is well');
  }
  return { violations: [...history.violations], story };
}
