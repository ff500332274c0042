import { type Scenario, stage } from './scenario.ts';
import { callAll, MINUTE, paths } from './settled.ts';

const CALLERS = 40;
const APART = 10;

/** The answers to the old token come one after another; all others in the usual time. */
function delayOf(path: string, generation: number): number {
  return generation === 0 ? APART * (1 + Number(path.split('/').at(-1))) : APART;
}

export const spread401s: Scenario = {
  id: 'S6',
  title: `the 401s of ${CALLERS} calls are spread over ${CALLERS * APART} ms: refreshes, ok, family`,
  ideal: `1, ${CALLERS}, alive`,
  time: 'virtual',
  async run(system) {
    const { subject, world } = await stage(system, CALLERS, { delayOf });
    const { ok } = await callAll(subject, paths(CALLERS), 10 * MINUTE);
    const family = world.isRevoked() ? 'revoked' : 'alive';
    const cell = `${world.refreshes()}, ${ok}, ${family}`;
    if (ok < CALLERS || world.isRevoked()) return { cell, verdict: 'broken' };
    return { cell, verdict: world.refreshes() === 1 ? 'ideal' : 'short' };
  },
};
