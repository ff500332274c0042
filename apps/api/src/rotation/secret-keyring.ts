import type { SecretList } from '../config/secret-list.ts';
import { createHs256Key } from './hs256-key.ts';
import type { Keyring } from './keyring.ts';
import type { TokenMark } from './token-marks.ts';

/** The ring of refresh tokens, which nobody but this server ever reads. */
export function createSecretKeyring(secrets: SecretList, mark: TokenMark): Keyring {
  const named = secrets.map(({ kid, secret }) => ({ kid, ...createHs256Key(secret, kid, mark) }));
  const byKid = new Map(named.map((key) => [key.kid, key]));
  const byHeader = new Map(named.map((key) => [key.header, key]));
  const signing = byKid.get(secrets[0].kid);
  if (!signing) throw new Error('No key for refresh tokens');
  return {
    signing,
    find: (kid) => byKid.get(kid),
    read: (token) => byHeader.get(token.slice(0, token.indexOf('.')))?.read(token),
  };
}
