import { callMutants } from './call-mutants.ts';
import type { Mutant } from './mutant.ts';
import { refreshMutants } from './refresh-mutants.ts';
import { storageMutants } from './storage-mutants.ts';

/** What each of the engine's promises rests on, taken away alone. */
export const mutants: readonly Mutant[] = [...refreshMutants, ...storageMutants, ...callMutants];
