import { sleep } from '../world/sleep.ts';
import { type Scenario, stage } from './scenario.ts';
import { callAll, hanging, MINUTE, paths, type Settled } from './settled.ts';

const CALLERS = 20;
const BLIP = 1_500;
/** A refresh of its own for every caller is no answer to a network that is down; a few retries are. */
const FEW = 5;

export const lostRefresh: Scenario = {
  id: 'S5 blip',
  title: `the network loses every refresh for ${BLIP / 1000} s under ${CALLERS} calls; then it is back and one more call is made`,
  ideal: 'kept, all settle, recovers',
  time: 'virtual',
  async run(system) {
    const { subject, world } = await stage(system, CALLERS);
    world.fate = 'lost';
    const back = sleep(BLIP).then(() => {
      world.fate = 'answered';
    });
    const during = await callAll(subject, paths(CALLERS), 10 * MINUTE);
    await back;
    const refreshes = world.refreshes();
    const isKept = subject.isSignedIn() && !world.isRevoked();
    const next = await callAll(subject, ['/next'], 10 * MINUTE);

    const words = [
      isKept ? 'kept' : 'signs out',
      during.hung > 0 ? hanging(during, CALLERS) : 'all settle',
      ...(refreshes > FEW ? [`${refreshes} refreshes`] : []),
      ...(isKept ? [wordOf(next)] : []),
    ];
    const isServed = isKept && during.hung === 0 && next.ok === 1;
    const verdict = !isServed ? 'broken' : refreshes > FEW ? 'short' : 'ideal';
    return { cell: words.join(', '), verdict };
  },
};

function wordOf(next: Settled): string {
  if (next.ok === 1) return 'recovers';
  return next.hung === 1 ? 'stuck' : 'fails on';
}
