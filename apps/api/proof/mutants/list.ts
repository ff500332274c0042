import { fileURLToPath } from 'node:url';
import type { ApiMutant } from './api-mutant.ts';
import { auditMutants } from './audit-mutants.ts';
import { edgeMutants } from './edge-mutants.ts';
import { endingMutants } from './ending-mutants.ts';
import { judgeMutants } from './judge-mutants.ts';
import { keyMutants } from './key-mutants.ts';
import { sharingMutants } from './sharing-mutants.ts';
import { signInMutants } from './sign-in-mutants.ts';
import { stopMutants } from './stop-mutants.ts';
import { waitingMutants } from './waiting-mutants.ts';
import { writeMutants } from './write-mutants.ts';

/** The package. */
export const folder = fileURLToPath(new URL('../../', import.meta.url));

/** Where the files of the mutants, and their tests, lie. */
export const sources = `${folder}src/`;

/** What each of the server's promises rests on, taken away alone. */
export const mutants: readonly ApiMutant[] = [
  ...judgeMutants,
  ...writeMutants,
  ...sharingMutants,
  ...waitingMutants,
  ...signInMutants,
  ...endingMutants,
  ...keyMutants,
  ...edgeMutants,
  ...auditMutants,
  ...stopMutants,
];
