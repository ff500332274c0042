import { type Scenario, stage } from './scenario.ts';
import { callAll, MINUTE } from './settled.ts';

const LATE = 150;

export const late401: Scenario = {
  id: 'S2',
  title: `of two calls with the old token, the 401 of one arrives ${LATE} ms after it was sent, long after the other had the token refreshed: refreshes`,
  ideal: '1',
  time: 'virtual',
  async run(system) {
    const { subject, world } = await stage(system, 2, {
      delayOf: (path, generation) => (path === '/late' && generation === 0 ? LATE : 10),
    });
    const { ok } = await callAll(subject, ['/late', '/prompt'], 10 * MINUTE);
    const refreshes = world.refreshes();
    if (ok < 2) return { cell: `${refreshes}, ${ok} of 2 ok`, verdict: 'broken' };
    return { cell: `${refreshes}`, verdict: refreshes === 1 ? 'ideal' : 'short' };
  },
};
