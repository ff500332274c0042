import { describe, expect, it } from 'vitest';
import { installVirtualTime } from './run/virtual-time.ts';
import { scenarios } from './scenario/scenarios.ts';
import { playWith } from './scenario/ten-thousand.ts';
import { system as core } from './subject/wugan-core.ts';
import { system as redux } from './subject/wugan-redux.ts';

const goals = [
  ['S1', '1/200/0'],
  ['S2', '1'],
  ['S3', '0'],
  ['S4', '2'],
  ['S5 blip', 'kept, all settle, recovers'],
  ['S5h hang', 'all within 15 s, then fresh'],
  ['S6', '1, 40, alive'],
] as const;

describe.each([
  { name: 'the engine alone', system: core },
  { name: 'the engine under an RTK Query base query', system: redux },
])('$name', ({ system }) => {
  it.each(goals)('reaches the goal of %s', async (id, cell) => {
    const scenario = scenarios.find((one) => one.id === id);
    if (scenario === undefined) throw new Error(`there is no scenario ${id}`);
    const time = installVirtualTime();
    try {
      const outcome = await time.play(() => scenario.run(system));
      expect(outcome).toEqual({ cell, verdict: 'ideal' });
    } finally {
      time.remove();
    }
  });

  // With `maxParked: 10_000`: by default the engine lets 1,000 calls wait and refuses the next.
  it('answers 10,000 callers with one refresh', async () => {
    const { refreshes, settled } = await playWith(system);
    expect({ refreshes, ok: settled.ok }).toEqual({ refreshes: 1, ok: 10_000 });
  }, 60_000);
});
