import { fileURLToPath } from 'node:url';
import type { Mutant } from '@wugan/mutants';
import { callMutants } from './call-mutants.ts';
import { refreshMutants } from './refresh-mutants.ts';
import { storageMutants } from './storage-mutants.ts';

/** Where the files of the mutants lie. */
export const core = fileURLToPath(new URL('../../src/core/', import.meta.url));

/** What each of the engine's promises rests on, taken away alone. */
export const mutants: readonly Mutant[] = [...refreshMutants, ...storageMutants, ...callMutants];
