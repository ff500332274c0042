import type { Process } from '../process.ts';
import { createWorld, type World } from '../world.ts';
import type { ControlledNature } from './controlled-nature.ts';
import type { Space } from './space.ts';

/** Lets every promise that is ready go on: Node drains them all before the next immediate. */
export function drain(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Ends a life here and now. */
export function kill(process: Process): void {
  process.dieAfter(0);
  process.step('anything else');
}

async function becomeQuiet(nature: ControlledNature): Promise<void> {
  await drain();
  for (let [next] = nature.candidates(); next !== undefined; [next] = nature.candidates()) {
    next.take();
    await drain();
  }
}

/**
 * Two tabs that were opened on a stored session, whose pair is not accepted any more. Nothing but their
 * numbers tells one from the other.
 */
export async function startWorld(nature: ControlledNature, { setting }: Space): Promise<World> {
  const world = createWorld(nature, setting);
  nature.actAs(0, () => world.signIn(world.open(0)));
  await becomeQuiet(nature);
  for (const { process } of world.tabs()) nature.actAs(process.tab, () => kill(process));
  nature.actAs(1, () => world.open(1));
  await becomeQuiet(nature);
  world.watch();
  world.history.server.expireAll();
  return world;
}
