import type { DevelopmentSecrets } from './development-secrets.ts';
import { readAccessKeys } from './read-access-keys.ts';
import { keyFileOf, type NamedSecret, parseSecretList, type SecretList } from './secret-list.ts';
import type { Settings } from './settings.ts';
import type { KeyList } from './token-keys.ts';

const shortest = 32;
const howToMakeOne = 'make one with: openssl rand -base64 48';

interface Secrets {
  readonly accessKeys: KeyList;
  readonly refreshSecrets: SecretList;
}

/** Both kinds' secrets; in production none may be missing, short, or in use twice. */
export function readSecrets(
  settings: Settings,
  isProduction: boolean,
  developmentSecrets: () => DevelopmentSecrets | string,
): Secrets {
  let development: DevelopmentSecrets | undefined;
  const fallback = (kind: 'access' | 'refresh'): string => {
    if (isProduction) return '';
    development ??= orComplain(settings, developmentSecrets());
    return development[kind];
  };
  const read = (name: string, kind: 'access' | 'refresh'): SecretList => {
    const text = settings.text(name);
    if (text === undefined && isProduction) settings.complain(name, `is missing: ${howToMakeOne}`);
    const secrets = parseSecretList(text ?? fallback(kind));
    if (typeof secrets !== 'string') return secrets;
    settings.complain(name, secrets);
    return [{ kid: '1', secret: '' }];
  };
  const accessSecrets = read('ACCESS_TOKEN_SECRET', 'access');
  const refreshSecrets = read('REFRESH_TOKEN_SECRET', 'refresh');

  if (isProduction) {
    complainOfShort(settings, 'ACCESS_TOKEN_SECRET', accessSecrets);
    complainOfShort(settings, 'REFRESH_TOKEN_SECRET', refreshSecrets);
  }
  if (refreshSecrets.some((entry) => keyFileOf(entry) !== undefined))
    settings.complain(
      'REFRESH_TOKEN_SECRET',
      `takes no key files: nobody else verifies refresh tokens, ${howToMakeOne}`,
    );
  const all = [...accessSecrets, ...refreshSecrets].map(({ secret }) => secret).filter(Boolean);
  if (new Set(all).size < all.length)
    settings.complain(
      'ACCESS_TOKEN_SECRET, REFRESH_TOKEN_SECRET',
      `share a secret: each key of each needs its own, ${howToMakeOne}`,
    );
  const accessKeys = readAccessKeys(settings, 'ACCESS_TOKEN_SECRET', accessSecrets);
  return { accessKeys, refreshSecrets };
}

function orComplain(settings: Settings, found: DevelopmentSecrets | string): DevelopmentSecrets {
  if (typeof found !== 'string') return found;
  settings.complain('DATA_DIR', found);
  return { access: '', refresh: '' };
}

function complainOfShort(settings: Settings, name: string, secrets: SecretList): void {
  const isShort = (entry: NamedSecret) =>
    entry.secret !== '' &&
    keyFileOf(entry) === undefined &&
    Buffer.byteLength(entry.secret) < shortest;
  if (secrets.some(isShort))
    settings.complain(name, `is shorter than ${shortest} bytes: ${howToMakeOne}`);
}
