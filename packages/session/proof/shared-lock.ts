import type { Lock, Turn } from '../src/core/index.ts';
import type { Nature } from './nature.ts';
import type { Process } from './process.ts';
import type { StoreWitness } from './store-witness.ts';

/** One lock for all tabs, in the order in which they ask. */
export interface SharedLock {
  lockFor(process: Process, witness: Pick<StoreWitness, 'hasTurn' | 'wantsTurn'>): Lock;
  hasTurn(process: Process): boolean;
  /** Who has the lock, and who waits for it. */
  memory(): string;
  /** A dead process holds no lock. */
  bury(process: Process): void;
}

const fates = ['well', 'throws', 'is not given it'] as const;

export function createSharedLock(nature: Nature): SharedLock {
  let holder: Process | null = null;
  let waiting: { process: Process; take: () => void }[] = [];

  function passOn(): void {
    holder = null;
    waiting.shift()?.take();
  }

  return {
    memory: () => `${holder?.tab} ${waiting.map(({ process }) => process.tab)}`,
    hasTurn: (process) => holder === process,
    lockFor: (process, witness) => ({
      acquire: (ms) =>
        process.ask<Turn | null>(`tab ${process.tab} wants the lock`, (resolve, reject) => {
          witness.wantsTurn(process);
          const fate = nature.pick(`tab ${process.tab} wants the lock`, fates);
          if (fate === 'throws') return reject(new Error('no locks here'));
          if (fate !== 'well') return void nature.after(ms, () => resolve(null));
          const wasContended = holder !== null;
          let isOver = false;
          const take = () => {
            if (isOver || !process.isAlive) return passOn();
            isOver = true;
            holder = process;
            witness.hasTurn(process);
            resolve({
              wasContended,
              release: () => {
                if (process.isAlive && holder === process) passOn();
              },
            });
          };
          if (holder === null) take();
          else waiting.push({ process, take });
          nature.after(ms, () => {
            if (isOver) return;
            isOver = true;
            resolve(null);
          });
        }),
    }),
    bury(process) {
      waiting = waiting.filter((entry) => entry.process !== process);
      if (holder === process) passOn();
    },
  };
}
