import type { Prover } from '../src/core/index.ts';
import type { History } from './history.ts';
import type { Process } from './process.ts';

/** Keys and proofs of one process, none of them twice; they fail, too. */
export function createSecretPorts(history: History, process: Process, person: () => string) {
  const { nature, tab } = process;
  const mine = history.of(process);

  const key = () =>
    process.ask<string>(`tab ${tab} makes a key`, (resolve, reject) => {
      const made = `key-${tab}-${mine.nextNumber()}`;
      const fates = ['well', 'well', 'well', 'throws', 'is slow'] as const;
      const fate = nature.pick(`tab ${tab} makes a key`, fates);
      if (fate === 'well') return resolve(made);
      mine.hasLostKey = true;
      if (fate === 'throws') return reject(new Error('no entropy'));
      nature.send(`tab ${tab} has a key`, () => resolve(made));
    });
  const prover: Prover = () =>
    process.ask<{ code: string }>(`tab ${tab} proves`, (resolve, reject) => {
      const code = `code.${person()}.${tab}-${mine.nextNumber()}`;
      const fate = nature.pick(`tab ${tab} proves`, ['well', 'throws', 'hangs']);
      if (fate === 'throws') return reject(new Error('WeChat is busy'));
      if (fate === 'well') nature.send(`tab ${tab} has a proof`, () => resolve({ code }));
    });
  return { key, prover };
}
