import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Lock } from '../core/index.ts';

/** Makes the lock of one context more, all over the same name. */
export type LocksUnderTest = () => Lock;

/** What every lock must do; time is faked. */
export function describeLock(name: string, create: () => LocksUnderTest): void {
  describe(`${name} as a lock`, () => {
    beforeEach(() => {
      vi.useFakeTimers();
    });
    afterEach(() => {
      vi.useRealTimers();
    });
    const turns = () => vi.advanceTimersByTimeAsync(0);

    it('is had at once where nobody has it, and nobody had it before', async () => {
      expect(await create()().acquire(1_000)).toMatchObject({ wasContended: false });
    });

    it('is had by one context at a time, in turn; who waited knows that somebody had it', async () => {
      const context = create();
      const order: string[] = [];
      const work = async (who: string) => {
        const turn = await context().acquire(60_000);
        order.push(`${who} ${turn?.wasContended ? 'waited' : 'at once'}`);
        await new Promise((resolve) => setTimeout(resolve, 100));
        order.push(`${who} done`);
        turn?.release();
      };
      const all = Promise.all([work('a'), work('b'), work('c')]);
      await vi.advanceTimersByTimeAsync(1_000);
      await all;
      expect(order).toEqual(['a at once', 'a done', 'b waited', 'b done', 'c waited', 'c done']);
    });

    it('is waited for no longer than was said', async () => {
      const context = create();
      await context().acquire(1_000);
      const waiting = context().acquire(1_000);
      let outcome: unknown = 'waiting';
      void waiting.then((turn) => {
        outcome = turn;
      });
      await vi.advanceTimersByTimeAsync(999);
      expect(outcome).toBe('waiting');
      await vi.advanceTimersByTimeAsync(1);
      expect(outcome).toBeNull();
    });

    it('is not kept by somebody who has stopped waiting for it', async () => {
      const context = create();
      const first = await context().acquire(1_000);
      const gaveUp = context().acquire(1_000);
      await vi.advanceTimersByTimeAsync(1_000);
      expect(await gaveUp).toBeNull();
      first?.release();
      await turns();
      expect(await context().acquire(1_000)).not.toBeNull();
    });

    it('is given up once, however often that is said', async () => {
      const context = create();
      const first = await context().acquire(1_000);
      first?.release();
      await turns();
      expect(await context().acquire(1_000)).not.toBeNull();
      first?.release();
      await turns();
      const third = context().acquire(1_000);
      await vi.advanceTimersByTimeAsync(1_000);
      expect(await third).toBeNull();
    });
  });
}
