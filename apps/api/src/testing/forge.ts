import { createHmac } from 'node:crypto';

type Part = Record<string, unknown>;

/** Makes a JWT out of any header and claims; `none` is signed with nothing. */
export function forge(header: Part, claims: Part, secret: string): string {
  const input = `${encode(header)}.${encode(claims)}`;
  const hash = { HS256: 'sha256', HS384: 'sha384', HS512: 'sha512' }[String(header.alg)];
  const signature = hash ? createHmac(hash, secret).update(input).digest('base64url') : '';
  return `${input}.${signature}`;
}

/** Header and claims of a token, unverified. */
export function takeApart(token: string): { header: Part; claims: Part } {
  const [header, claims] = token.split('.');
  return { header: decode(header), claims: decode(claims) };
}

function encode(part: Part): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

function decode(part = ''): Part {
  const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
  return Object.fromEntries(Object.entries(Object(value)));
}
