import { sleep } from '../world/sleep.ts';
import { type Scenario, stage } from './scenario.ts';
import { callAll, MINUTE, paths } from './settled.ts';

const CALLERS = 5;

export const startedDuringRefresh: Scenario = {
  id: 'S3',
  title: `${CALLERS} calls begin 20 ms into a refresh: how many go out with the old token`,
  ideal: '0',
  time: 'virtual',
  async run(system) {
    const { subject, world } = await stage(system, CALLERS + 1);
    const first = callAll(subject, ['/first'], 10 * MINUTE);
    await world.firstRefresh;
    await sleep(20);
    const during = await callAll(subject, paths(CALLERS, 'during'), 10 * MINUTE);
    const ok = during.ok + (await first).ok;
    const isStale = ({ path, generation }: (typeof world.hits)[number]) =>
      path.startsWith('/during') && generation === 0;
    const stale = world.hits.filter(isStale).length;
    if (ok <= CALLERS) return { cell: `${stale}, ${ok} of ${CALLERS + 1} ok`, verdict: 'broken' };
    return { cell: `${stale}`, verdict: stale === 0 ? 'ideal' : 'short' };
  },
};
