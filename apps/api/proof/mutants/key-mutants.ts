import type { ApiMutant } from './api-mutant.ts';

const tokens = 'rotation/tokens.test.ts';

/** What it rests on that a token is ours, of its kind, and the same string as before. */
export const keyMutants: readonly ApiMutant[] = [
  {
    name: 'a new key changes the successor that is given again',
    file: 'rotation/refresh-tokens.ts',
    anchor: 'keyring.find(row.kid) ?? keyring.signing',
    replacement: 'keyring.signing',
    caughtBy: `${tokens} › is the same string for the same row`,
  },
  {
    name: 'a refresh token of any mark is believed',
    file: 'rotation/hs256-key.ts',
    anchor: 'return isOf(claims, iss, aud) ? claims : undefined;',
    replacement: 'return claims;',
    caughtBy: 'rotation/hs256-key.test.ts › a token of another mark is nothing',
  },
  {
    name: 'an access token of any type is believed',
    file: 'plugins/access-keyring.ts',
    anchor: '        checkTyp: typ,\n',
    replacement: '',
    caughtBy: 'token-hygiene.test.ts › with %s is 401 access_token_invalid',
  },
  {
    name: 'an access token of any audience is believed',
    file: 'plugins/access-keyring.ts',
    anchor: '        allowedAud: audience,\n',
    replacement: '',
    caughtBy: 'token-hygiene.test.ts › with %s is 401 access_token_invalid',
  },
  {
    name: 'an access token is spelt in four ways',
    file: 'plugins/access-keyring.ts',
    anchor: "return Buffer.from(signature, 'base64url').toString('base64url') === signature;",
    replacement: 'return signature.length > 0;',
    caughtBy: 'fuzz.test.ts › a token is spelt in one way: no other last character will do',
  },
  {
    name: 'an access token that was read once never expires',
    file: 'rotation/access-tokens.ts',
    anchor: "kind: now >= known.expiresAt ? 'expired' : 'valid'",
    replacement: "kind: 'valid'",
    caughtBy: `${tokens} › that was read before is judged by the time anew`,
  },
  {
    name: 'a token outlives a lifetime that was lowered',
    file: 'rotation/access-tokens.ts',
    anchor: 'Math.min(exp, iat + lifetime)',
    replacement: 'exp',
    caughtBy: `${tokens} › does not outlive a lifetime that was lowered since`,
  },
  {
    name: 'both kinds of token may have one secret',
    file: 'config/read-secrets.ts',
    anchor: 'if (new Set(all).size < all.length)',
    replacement: 'if (all.length === 0)',
    caughtBy: 'config/parse-config.test.ts › is stopped: %s',
  },
  {
    name: 'a short secret will do in production',
    file: 'config/read-secrets.ts',
    anchor: 'Buffer.byteLength(entry.secret) < shortest;',
    replacement: 'Buffer.byteLength(entry.secret) < 1;',
    caughtBy: 'config/parse-config.test.ts › is stopped: %s',
  },
];
