import { afterAll, describe, expect, it } from 'vitest';
import { createKeyFiles } from '../testing/key-files.ts';
import { parseConfig } from './parse-config.ts';

const files = createKeyFiles();
afterAll(() => files.remove());

const secret = 's'.repeat(40);
const surroundings = {
  defaultDataFolder: '',
  developmentSecrets: () => ({ access: 'a', refresh: 'r' }),
};
const parse = (ACCESS_TOKEN_SECRET: string, more = {}) =>
  parseConfig({ ACCESS_TOKEN_SECRET, ...more }, surroundings);
const complaintOf = (list: string, more = {}): string => {
  try {
    parse(list, more);
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return 'none';
};

describe('a key in a file', () => {
  it.each([
    ['ed25519', 'EdDSA'],
    ['p256', 'ES256'],
  ] as const)('%s signs %s', (kind, algorithm) => {
    const { accessKeys } = parse(`new:file:${files.add(kind)},old:${secret}`);
    expect(accessKeys).toMatchObject([
      { kid: 'new', algorithm, privateKey: expect.stringContaining('PRIVATE KEY') },
      { kid: 'old', secret },
    ]);
  });

  it('may be a public one, which only verifies', () => {
    const { accessKeys } = parse(`1:${secret},2:file:${files.addPublic('p256')}`);
    expect(accessKeys[1]).toMatchObject({ kid: '2', algorithm: 'ES256', privateKey: undefined });
  });

  it('of production needs no length, as its kind says how strong it is', () => {
    const production = {
      NODE_ENV: 'production',
      WECHAT_APP_ID: 'wx0000000000000001',
      WECHAT_APP_SECRET: 'a-real-secret',
      REFRESH_TOKEN_SECRET: 'r'.repeat(32),
    };
    expect(complaintOf(`1:file:${files.add('p256')}`, production)).toBe('none');
  });
});

describe('the start is stopped', () => {
  const broken = '-----BEGIN PRIVATE KEY-----\nhush\n-----END PRIVATE KEY-----\n';

  it.each([
    ['a file that is not there', '1:file:/nowhere/key.pem', 'cannot be read: /nowhere/key.pem'],
    ['a file without a key', `1:file:${files.addText(broken)}`, 'without a key in PEM: make one'],
    ['an RSA key', `1:file:${files.add('rsa')}`, 'neither Ed25519 nor P-256: make one'],
    ['a key of another curve', `1:file:${files.add('p384')}`, 'neither Ed25519 nor P-256'],
    ['a public key first', `1:file:${files.addPublic('ed25519')}`, 'only a private one can sign'],
    ['a file without a key id', 'file:/run/key.pem', 'without a key id: write kid:file:'],
  ])('by %s', (_what, list, said) => {
    expect(complaintOf(list)).toContain(said);
    expect(complaintOf(list)).toContain('- ACCESS_TOKEN_SECRET ');
    expect(complaintOf(list)).not.toContain('hush');
  });

  it('by a key file for refresh tokens, which nobody else verifies', () => {
    const REFRESH_TOKEN_SECRET = `1:file:${files.add('ed25519')}`;
    expect(complaintOf(secret, { REFRESH_TOKEN_SECRET })).toContain(
      '- REFRESH_TOKEN_SECRET takes no key files',
    );
  });
});
