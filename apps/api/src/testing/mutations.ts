import fc, { type Arbitrary } from 'fast-check';
import { forge, takeApart } from './forge.ts';

type Token = { readonly token: string };

/** Strings that look like these tokens and are none of them, each made of one of the tokens. */
export function mutations(tokens: readonly string[]): Arbitrary<string> {
  const token = fc.constantFrom(...tokens).map((text) => ({ token: text }));
  const mutation = fc.oneof(
    fc.tuple(token, fc.nat(), character).map(replaceAt),
    fc.tuple(token, fc.nat(), fc.string()).map(insertAt),
    fc.tuple(token, fc.nat()).map(([{ token }, at]) => token.slice(0, at % token.length)),
    fc.tuple(token, token, token).map(([a, b, c]) => part(a, 0) + part(b, 1) + part(c, 2)),
    fc.tuple(token, header, fc.string()).map(rewrite('header')),
    fc.tuple(token, claims, fc.string()).map(rewrite('claims')),
    fc.tuple(token, header).map(([it, changes]) => resign(it, changes)),
    fc.string(),
  );
  // Blanks around a token are no change: in a header they belong to nobody (RFC 9110, 5.5).
  return mutation.filter((text) => !tokens.includes(text.trim()));
}

const character = fc.constantFrom(
  ...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=.+/ %\u0000é',
);

const header = fc.record(
  {
    alg: fc.constantFrom('none', 'None', 'HS256', 'HS384', 'HS512', 'RS256', 'ES256', '', 1, null),
    typ: fc.constantFrom('JWT', 'at+jwt', 'rt+jwt', '', null),
    kid: fc.oneof(fc.string(), fc.constantFrom('1', '2', '__proto__', 'constructor', null, 1)),
    jku: fc.webUrl(),
    x5u: fc.webUrl(),
    jwk: fc.constant({
      kty: 'oct',
      k: Buffer.from('a secret that the server does not have').toString('base64url'),
    }),
    crit: fc.constant(['exp']),
  },
  { requiredKeys: ['alg'] },
);

const claims = fc.record(
  {
    sid: fc.oneof(fc.uuid(), fc.string()),
    epoch: fc.oneof(fc.integer(), fc.double()),
    gen: fc.oneof(fc.integer(), fc.string()),
    sub: fc.uuid(),
    exp: fc.integer(),
    iat: fc.integer(),
    aud: fc.constantFrom('wugan-api', 'wugan-refresh', 'x'),
  },
  { requiredKeys: [] },
);

function replaceAt([{ token }, index, by]: [Token, number, string]): string {
  const at = index % token.length;
  return token.slice(0, at) + by + token.slice(at + 1);
}

function insertAt([{ token }, index, text]: [Token, number, string]): string {
  const at = index % (token.length + 1);
  return token.slice(0, at) + text + token.slice(at);
}

function part({ token }: Token, index: number): string {
  return (index > 0 ? '.' : '') + (token.split('.')[index] ?? '');
}

/** Another header, or other claims, under a signature that was not made for them. */
function rewrite(what: 'header' | 'claims') {
  return ([it, changes, signature]: [Token, object, string]): string => {
    const parts = takeApart(it.token);
    const changed = { ...parts, [what]: { ...parts[what], ...changes } };
    const [head, body] = forge(changed.header, changed.claims, 'no matter').split('.');
    return `${head}.${body}.${signature || part(it, 2).slice(1)}`;
  };
}

/** Any header, the true claims, and a signature by a secret that is not ours. */
function resign({ token }: Token, changes: object): string {
  const { header: original, claims: kept } = takeApart(token);
  return forge({ ...original, ...changes }, kept, 'a secret that the server does not have');
}
