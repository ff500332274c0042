import type { Mutant } from '@wugan/mutants';

/** What calls, sign-ins and listeners rest on. */
export const callMutants: readonly Mutant[] = [
  {
    name: 'a flag instead of identity: a late 401 refreshes again',
    file: 'engine/calls.ts',
    anchor: 'if (rejected !== null && isSamePair(pair, rejected)) return true;',
    replacement: 'if (rejected !== null) return true;',
  },
  {
    name: 'listeners inside the critical section',
    file: 'engine/ledger.ts',
    anchor: 'Promise.resolve().then(() => {',
    replacement: '((run: () => void) => run())(() => {',
  },
  {
    name: 'a sign-in wins over a sign-out that came later',
    file: 'engine/sign-in.ts',
    anchor: 'const isWanted = () => fence === signOuts;',
    replacement: 'const isWanted = () => fence <= signOuts;',
  },
  {
    name: 'a call goes on as another user',
    file: 'engine/calls.ts',
    anchor: 'if (met === null || isSameOwner(met, state.credential)) return state;',
    replacement: 'return state;',
  },
  {
    name: 'Wugan-Unstored is missing',
    file: 'engine/bearer-headers.ts',
    anchor: "stored ? authorization : { ...authorization, 'Wugan-Unstored': '1' }",
    replacement: 'authorization',
  },
  {
    name: 'no bound of the queue',
    file: 'engine/calls.ts',
    anchor: 'if (parked >= maxParked)',
    replacement: 'if (parked >= 1_000_000)',
  },
  {
    name: 'a call that was given up is sent all the same',
    file: 'engine/until-aborted.ts',
    anchor: 'if (signal?.aborted) throw',
    replacement: 'if (signal?.aborted === undefined && signal !== undefined) throw',
  },
];
