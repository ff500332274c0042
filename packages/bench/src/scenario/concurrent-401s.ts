import { type Scenario, stage } from './scenario.ts';
import { callAll, hanging, MINUTE, paths } from './settled.ts';

const CALLERS = 200;

export const concurrent401s: Scenario = {
  id: 'S1',
  title: `${CALLERS} calls meet the expired token at once: refreshes / ok / rejected`,
  ideal: `1/${CALLERS}/0`,
  time: 'virtual',
  async run(system) {
    const { subject, world } = await stage(system, CALLERS);
    const settled = await callAll(subject, paths(CALLERS), 10 * MINUTE);
    const { ok, rejected, hung } = settled;
    const counts = `${world.refreshes()}/${ok}/${rejected}`;
    const cell = hung > 0 ? `${counts}, ${hanging(settled, CALLERS)}` : counts;
    if (ok < CALLERS) return { cell, verdict: 'broken' };
    return { cell, verdict: world.refreshes() === 1 ? 'ideal' : 'short' };
  },
};
