import { describe, expect, it } from 'vitest';
import type { CredentialStore } from '../core/index.ts';

export interface StoreUnderTest {
  readonly store: CredentialStore;
  /** Makes every access to what lies beneath throw. */
  break(): void;
}

/** What every credential store must do. */
export function describeCredentialStore(name: string, create: () => StoreUnderTest): void {
  describe(`${name} as a credential store`, () => {
    it('has nothing at first', async () => {
      expect(await create().store.read()).toBeNull();
    });

    it('keeps what was decided, and shows it to the next decision', async () => {
      const { store } = create();
      await store.update(() => 'one');
      await store.update((stored) => `${stored} and two`);
      expect(await store.read()).toBe('one and two');
    });

    it('has nothing again after null was decided', async () => {
      const { store } = create();
      await store.update(() => 'one');
      await store.update(() => null);
      expect(await store.read()).toBeNull();
    });

    it('reads and writes in one step: two updates at once do not overlap', async () => {
      const { store } = create();
      const append = (letter: string) => store.update((stored) => (stored ?? '') + letter);
      await Promise.all([append('a'), append('b'), append('c')]);
      expect(await store.read()).toBe('abc');
    });

    it('rejects, and never throws, when what lies beneath is broken', async () => {
      const broken = create();
      broken.break();
      await expect(broken.store.read()).rejects.toThrow();
      await expect(broken.store.update(() => 'one')).rejects.toThrow();
    });
  });
}
