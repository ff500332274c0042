import type { Mutant } from '@wugan/mutants';

/** What the store, and the tabs that share it, are kept safe by. */
export const storageMutants: readonly Mutant[] = [
  {
    name: 'a pair is not left to rest',
    file: 'engine/rest-period.ts',
    anchor: 'if (credential.generation === 0) return 0;',
    replacement: 'if (credential.generation >= 0) return 0;',
  },
  {
    name: 'a pair rests in a shared store only',
    file: 'create-session.ts',
    anchor: 'const isStrict = store.shared || ports.prover === undefined;',
    replacement: 'const isStrict = store.shared;',
  },
  {
    name: 'storage may hang for ever',
    file: 'engine/vault.ts',
    anchor: 'within(clock, STORAGE_PATIENCE, begin(), FAILED)',
    replacement: 'begin()',
  },
  {
    name: 'tell before write',
    file: 'engine/ask-and-keep.ts',
    anchor:
      'const { credential, outcome } = await vault.save(fresh, isWanted, previous.sessionId);',
    replacement: `void vault.save(fresh, isWanted, previous.sessionId);
      const credential = fresh;
      const outcome = 'stored' as 'stored' | 'gone';`,
  },
  {
    name: 'the store is not read again',
    file: 'engine/stored-pair.ts',
    anchor: 'const found = await vault.load();',
    replacement: "const found = 'failed' as Credential | null | 'failed';",
  },
  {
    name: 'an unstored pair is refreshed before it is written',
    file: 'engine/stored-pair.ts',
    anchor: 'if (stored && !isShared) return credential;',
    replacement: 'return credential;',
  },
  {
    name: 'a write replaces what is newer',
    file: 'engine/vault.ts',
    anchor: 'const isOlder = present === null || isOther || compareAge(present, credential) < 0;',
    replacement: 'const isOlder = true;',
  },
  {
    name: 'a shared store that cannot be read is done without',
    file: 'engine/stored-pair.ts',
    anchor: 'const isOut = isShared ? isAbsent : await vault.clear(sessionId);',
    replacement: 'const isOut = isShared || (await vault.clear(sessionId));',
  },
  {
    name: 'a record is removed where others share it',
    file: 'engine/stored-pair.ts',
    anchor: 'isShared ? isAbsent : await vault.clear(sessionId);',
    replacement: 'await vault.clear(sessionId);',
  },
  {
    name: 'the time that a write takes is not counted',
    file: 'engine/vault.ts',
    anchor: 'const storedAt = issuedAt + clock.now() - askedAt;',
    replacement: 'const storedAt = issuedAt;',
  },
  {
    name: 'what has ended because its record was gone may come back',
    file: 'engine/other-contexts.ts',
    anchor: '} else if (!ledger.over.has(record.sessionId)) {',
    replacement: '} else {',
  },
];
