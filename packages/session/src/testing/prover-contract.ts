import { describe, expect, it } from 'vitest';
import type { Prover } from '../core/index.ts';

export interface ProverUnderTest {
  readonly prover: Prover;
  /** Makes what lies beneath fail. */
  refuse(): void;
  /** Makes what lies beneath succeed with nothing in its hands. */
  giveNothing(): void;
}

/** What every prover must do. */
export function describeProver(name: string, create: () => ProverUnderTest): void {
  describe(`${name} as a prover`, () => {
    it('gives a code, and a fresh one each time', async () => {
      const { prover } = create();
      const codes = [await prover(), await prover()].map(({ code }) => code);
      expect(codes.every((code) => code !== '')).toBe(true);
      expect(new Set(codes).size).toBe(2);
    });

    it('rejects, and never throws, where no proof can be had', async () => {
      const { prover, refuse } = create();
      refuse();
      const proving = prover();
      await expect(proving).rejects.toBeDefined();
    });

    it('rejects rather than give an empty code', async () => {
      const { giveNothing, prover } = create();
      giveNothing();
      await expect(prover()).rejects.toThrow();
    });
  });
}
