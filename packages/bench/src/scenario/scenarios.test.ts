import { expect, it } from 'vitest';
import { installVirtualTime } from '../run/virtual-time.ts';
import { system } from '../subject/article-pattern.ts';
import { scenarios } from './scenarios.ts';

/** The scenarios must be able to fail a system: this one is known to. */
it('tells what the flag and the array do wrong', async () => {
  const cells: Record<string, string> = {};
  for (const { id, run, time } of scenarios) {
    if (time === 'real') continue;
    const virtual = installVirtualTime();
    try {
      cells[id] = (await virtual.play(() => run(system))).cell;
    } finally {
      virtual.remove();
    }
  }
  expect(cells).toEqual({
    S1: '1/200/0',
    S2: '2',
    S3: '5',
    S4: 'loops',
    'S5 blip': 'kept, 19 of 20 hang, stuck',
    'S5h hang': '20 hang, stuck',
    S6: '7, 40, alive',
  });
});
