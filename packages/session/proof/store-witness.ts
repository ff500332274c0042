import type { Process } from './process.ts';

/** What hears of the store, and of what a process has been told of it. */
export interface StoreWitness {
  hasWritten(process: Process, text: string | null, before: string | null): void;
  /** It asks for the lock, and may go on without where that fails. */
  wantsTurn(process: Process): void;
  /** It has been given the lock. */
  hasTurn(process: Process): void;
  hasRead(process: Process, text: string | null): void;
}
