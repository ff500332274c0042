import type { Mutant } from './mutant.ts';

const RETURN_UNREACHABLE =
  'if (!isRecord(body) || code === undefined || verdict === undefined) return unreachable(answer);';

/** What each of the engine's promises rests on, taken away alone. */
export const mutants: readonly Mutant[] = [
  {
    name: 'no single-flight',
    file: 'engine/refresher.ts',
    anchor: 'if (current !== null) return current.room.enter();',
    replacement: '',
  },
  {
    name: 'a flag instead of identity: a late 401 refreshes again',
    file: 'engine/calls.ts',
    anchor: 'if (rejected !== null && isSamePair(pair, rejected)) return true;',
    replacement: 'if (rejected !== null) return true;',
  },
  {
    name: 'no deadline for an answer',
    file: 'engine/ask-and-keep.ts',
    anchor:
      "return within(clock, question.patience, asked, { kind: 'unreachable', cause: 'timeout' });",
    replacement: 'return asked;',
  },
  {
    name: 'no deadline for the server',
    file: 'engine/refresh-flight.ts',
    anchor: 'Math.ceil(time.now() + until - clock.now());',
    replacement: 'Math.ceil(time.now() + 3_600_000);',
  },
  {
    name: 'a pair is not left to rest',
    file: 'engine/rest-period.ts',
    anchor: 'if (credential.generation === 0) return 0;',
    replacement: 'if (credential.generation >= 0) return 0;',
  },
  {
    name: 'storage may hang for ever',
    file: 'engine/vault.ts',
    anchor: "return await within(clock, STORAGE_PATIENCE, running, 'failed');",
    replacement: 'return await running;',
  },
  {
    name: 'listeners inside the critical section',
    file: 'engine/ledger.ts',
    anchor: 'Promise.resolve().then(() => {',
    replacement: '((run: () => void) => run())(() => {',
  },
  {
    name: 'no fence at sign-out',
    file: 'engine/refresher.ts',
    anchor: "abandon()?.room.close(new SessionError('SESSION_ENDED', reason));",
    replacement: '',
  },
  {
    name: 'no fence at a switch',
    file: 'engine/refresher.ts',
    anchor: 'const flight = abandon();',
    replacement: 'const flight = null as RefreshFlight | null;',
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
    name: 'tell before write',
    file: 'engine/ask-and-keep.ts',
    anchor: 'const { credential, outcome } = await vault.save(fresh, options);',
    replacement: `void vault.save(fresh, options);
      const credential = fresh;
      const outcome = 'stored' as 'stored' | 'gone';`,
  },
  {
    name: 'an attempt key for each retry',
    file: 'engine/refresh-flight.ts',
    anchor: 'const { refreshToken, attempt } = standing.credential;',
    replacement: `const { refreshToken } = standing.credential;
      const attempt = await parts.random.key();`,
  },
  {
    name: 'the store is not read again',
    file: 'engine/stored-pair.ts',
    anchor: 'const found = await parts.vault.load();',
    replacement: "const found = 'failed' as Credential | null | 'failed';",
  },
  {
    name: 'an unstored pair is refreshed before it is written',
    file: 'engine/stored-pair.ts',
    anchor: 'return stored ? { credential } : secure(parts, flight, credential);',
    replacement: 'return { credential };',
  },
  {
    name: 'a write replaces what is newer',
    file: 'engine/vault.ts',
    anchor: 'const isOlder = present === null || isOther || compareAge(present, credential) < 0;',
    replacement: 'const isOlder = true;',
  },
  {
    name: 'Wugan-Unstored is missing',
    file: 'engine/bearer-headers.ts',
    anchor: "stored ? authorization : { ...authorization, 'Wugan-Unstored': '1' }",
    replacement: 'authorization',
  },
  {
    name: 'a network error ends the session',
    file: 'http-auth-server.ts',
    anchor: "return { kind: 'unreachable', cause };",
    replacement: "return { kind: 'ended', reason: 'rejected' };",
  },
  {
    name: 'a 401 of an unknown code ends the session',
    file: 'http-auth-server.ts',
    anchor: RETURN_UNREACHABLE,
    replacement: `if (status === 401 && verdict === undefined) return { kind: 'ended', reason: 'rejected' };
      ${RETURN_UNREACHABLE}`,
  },
  {
    name: 'a captive portal is a grant',
    file: 'http-auth-server.ts',
    anchor: 'return isGrant(body)',
    replacement: 'return status === 200',
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
  {
    name: 'a late pair is not revoked',
    file: 'engine/ask-and-keep.ts',
    anchor: "if (flight.isOver && answer.kind === 'granted') revoke(",
    replacement: "if (flight.isOver && answer.kind === 'ended') void (",
  },
  {
    name: 'the lock is given up before the answer',
    file: 'engine/refresh-flight.ts',
    anchor: 'return await askUntilLanded(parts, flight, until);',
    replacement: 'return askUntilLanded(parts, flight, until);',
  },
];
