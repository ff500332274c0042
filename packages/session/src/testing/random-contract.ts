import { describe, expect, it } from 'vitest';
import type { Random } from '../core/index.ts';

const DRAWS = 1_000;

/** What every source of randomness must do. */
export function describeRandom(name: string, create: () => Random): void {
  describe(`${name} as a source of randomness`, () => {
    it('makes keys that a URL, a header and JSON carry as they are, long enough for 128 bits', async () => {
      const key = await create().key();
      expect(key).toMatch(/^[A-Za-z0-9_-]+$/);
      const bitsPerCharacter = /^[0-9a-f]+$/.test(key) ? 4 : 6;
      expect(key.length * bitsPerCharacter).toBeGreaterThanOrEqual(128);
    });

    it('makes no key twice, and leaves no character the same in all of them', async () => {
      const random = create();
      const keys = await Promise.all(Array.from({ length: DRAWS }, () => random.key()));
      expect(new Set(keys).size).toBe(DRAWS);
      const [first = ''] = keys;
      const fixed = [...first].filter((letter, at) => keys.every((key) => key[at] === letter));
      expect(fixed).toEqual([]);
    });

    it('draws numbers from 0 up to, but never, 1', () => {
      const random = create();
      const numbers = Array.from({ length: DRAWS }, () => random.unit());
      expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...numbers)).toBeLessThan(1);
      expect(new Set(numbers).size).toBeGreaterThan(DRAWS / 2);
    });
  });
}
