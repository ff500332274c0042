import { readKeyFile } from './read-key-file.ts';
import { keyFileOf, type NamedSecret, type SecretList } from './secret-list.ts';
import type { Settings } from './settings.ts';
import type { KeyList, NamedKey } from './token-keys.ts';

/** The keys of a list: secrets as they stand there, and what lies in the files that it names. */
export function readAccessKeys(settings: Settings, name: string, list: SecretList): KeyList {
  const read = (entry: NamedSecret): NamedKey => {
    const path = keyFileOf(entry);
    if (path === undefined) return entry;
    const pair = readKeyFile(entry.kid, path);
    if (typeof pair !== 'string') return pair;
    settings.complain(name, pair);
    return entry;
  };
  const [first, ...others] = list;
  const signing = read(first);
  if ('publicKey' in signing && signing.privateKey === undefined)
    settings.complain(name, `begins with a public key, ${first.kid}: only a private one can sign`);
  return [signing, ...others.map(read)];
}
