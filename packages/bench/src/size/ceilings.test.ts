import { expect, test } from 'vitest';
import { ours } from './bundles.ts';
import { measureSize } from './measure-size.ts';

test.each(ours)('$name adds no more than it did', async (bundled) => {
  const { ceiling, goal } = bundled;
  const hint = `The goal is ${goal} B. Raise a ceiling (src/size/bundles.ts) only for a feature that is worth it.`;
  expect(await measureSize(bundled), hint).toBeLessThanOrEqual(ceiling);
});
