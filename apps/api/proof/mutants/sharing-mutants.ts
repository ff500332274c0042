import type { ApiMutant } from './api-mutant.ts';

const sharing = 'data/group-commit.ts';
const shared = 'data/group-commit.test.ts';

/** What requests that share a statement, or a flight, rest on. */
export const sharingMutants: readonly ApiMutant[] = [
  {
    name: 'two rotations of one session share a statement',
    file: sharing,
    anchor: 'batch.length < largestBatch && !moving.has(id)',
    replacement: 'batch.length < largestBatch',
    caughtBy: `${shared} › two rotations of one session are never in one statement`,
  },
  {
    name: 'a statement has no end',
    file: sharing,
    anchor: 'batch.length < largestBatch && !moving.has(id)',
    replacement: '!moving.has(id)',
    caughtBy: `${shared} › share the next one, 128 at most`,
  },
  {
    name: 'an idle server waits for company',
    file: sharing,
    anchor: 'while (statements === stuck || waiting.length >= worthAnother) {',
    replacement: 'while (waiting.length >= worthAnother) {',
    caughtBy: `${shared} › an idle server sends a rotation at once`,
  },
  {
    name: 'one broken rotation breaks its neighbours',
    file: sharing,
    anchor: 'if (batch.length > 1 && isBug(error)) await runOneByOne(batch);\n      else ',
    replacement: '',
    caughtBy: `${shared} › a statement that one of its rotations breaks`,
  },
  {
    name: 'a stuck statement holds up everybody',
    file: sharing,
    anchor: '      stuck += 1;\n      startStatements();',
    replacement: '      stuck += 0;',
    caughtBy: `${shared} › unless the first one is stuck`,
  },
  {
    name: 'equal refreshes are not one flight',
    file: 'session/flights.ts',
    anchor: 'if (sharing) return sharing;',
    replacement: '',
    caughtBy: 'session/one-flight.test.ts › 50 equal refreshes at once are one flight',
  },
];
