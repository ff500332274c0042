import { type Scenario, stage } from './scenario.ts';
import { callAll, hanging, MINUTE, paths } from './settled.ts';

const CALLERS = 20;

export const hungRefresh: Scenario = {
  id: 'S5h hang',
  title: `no refresh is answered under ${CALLERS} calls for as long as they wait, at most 10 minutes; then one more call is made, and refreshes are answered again`,
  ideal: 'all at the deadline, then fresh',
  time: 'virtual',
  async run(system) {
    const { subject, world } = await stage(system, CALLERS);
    world.fate = 'unanswered';
    const during = await callAll(subject, paths(CALLERS), 10 * MINUTE);
    world.fate = 'answered';
    const isKept = subject.isSignedIn() && !world.isRevoked();
    const next = await callAll(subject, ['/next'], 10 * MINUTE);

    const seconds = Math.round(during.after / 1_000);
    const words = [
      ...(isKept ? [] : ['signs out']),
      during.hung > 0 ? hanging(during, CALLERS) : `all within ${seconds} s`,
      next.ok === 1 ? 'then fresh' : next.hung === 1 ? 'stuck' : 'fails on',
    ];
    const isServed = isKept && during.hung === 0 && next.ok === 1;
    return { cell: words.join(', '), verdict: isServed ? 'ideal' : 'broken' };
  },
};
