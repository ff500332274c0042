import { sleep } from '../world/sleep.ts';
import { type Scenario, type Stage, stage } from './scenario.ts';
import { callAll, MINUTE } from './settled.ts';

const ENOUGH = 50;

export const endless401: Scenario = {
  id: 'S4',
  title: 'an endpoint answers 401 whatever it is sent: how often it is hit',
  ideal: '2',
  time: 'virtual',
  async run(system) {
    const staged = await stage(system, 1, { alwaysRejects: (path) => path === '/always-401' });
    const { subject, world } = staged;
    const settled = await Promise.race([
      callAll(subject, ['/always-401'], 10 * MINUTE),
      untilLooping(staged),
    ]);
    const hits = world.hits.length;
    if (settled === 'looping') return { cell: 'loops', verdict: 'broken' };
    if (settled.hung > 0) return { cell: `${hits}, then hangs`, verdict: 'broken' };
    if (!subject.isSignedIn()) return { cell: `${hits}, signs out`, verdict: 'broken' };
    if (world.isRevoked()) return { cell: `${hits}, revoked`, verdict: 'broken' };
    if (system.reactsTo === 'the clock') return { cell: 'never reacts', verdict: 'short' };
    return { cell: `${hits}`, verdict: hits === 2 ? 'ideal' : 'short' };
  },
};

async function untilLooping({ world }: Stage): Promise<'looping'> {
  while (world.hits.length < ENOUGH) await sleep(1_000);
  return 'looping';
}
