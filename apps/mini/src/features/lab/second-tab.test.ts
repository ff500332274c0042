import type { SessionFact } from '@wugan/session';
import { expect, it } from 'vitest';
import { mergeFacts } from './second-tab.ts';

const factsOf = (at: number): SessionFact[] => [
  { type: 'call-started', call: 1, at },
  { type: 'refresh-started', flight: 1, at: at + 1 },
  { type: 'refresh-granted', flight: 1, generation: 1, at: at + 5 },
];

it('two tabs are told in the order of time; calls stay apart, and a refresh that was not sent is none', () => {
  const merged = mergeFacts(factsOf(10), factsOf(12), { own: 1, other: 0 });
  expect(merged.map(({ at }) => at)).toEqual([10, 11, 12, 15, 17]);
  expect(merged.filter(({ type }) => type === 'refresh-started')).toHaveLength(1);
  const calls = merged.flatMap((fact) => ('call' in fact ? [fact.call] : []));
  expect(new Set(calls).size).toBe(2);
});
