import { expect, it } from 'vitest';
import { createRecent } from './recent.ts';

it('keeps what was added last, and no more than it may', () => {
  const recent = createRecent<number>(2);
  recent.set('a', 1);
  recent.set('b', 2);
  recent.set('c', 3);
  expect([recent.get('a'), recent.get('b'), recent.get('c')]).toEqual([undefined, 2, 3]);
});
