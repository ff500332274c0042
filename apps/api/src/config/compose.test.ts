import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const repository = join(import.meta.dirname, '../../../..');
const read = (path: string) => readFileSync(join(repository, path), 'utf8');

function all(pattern: RegExp, text: string): string[] {
  return Array.from(text.matchAll(pattern), ([, found = '']) => found);
}

describe('compose.yaml', () => {
  const [, settings = ''] = /\n## Settings\n(.*?)\n## /s.exec(read('docs/operations.md')) ?? [];
  const documented = all(/^\| (`[^|]*) \|/gm, settings).flatMap((cell) => all(/`(\w+)`/g, cell));
  const [, api = ''] = /\n {2}api:\n(.*?)\n {2}proxy:/s.exec(read('compose.yaml')) ?? [];
  const passedOn = all(/^ {6}([A-Z_]+): /gm, api);

  // The image decides the first; the others would move the server away from where the proxy looks for it.
  const ofTheImage = ['NODE_ENV', 'HOST', 'PORT', 'DATA_DIR'];

  it('passes on every setting of docs/operations.md', () => {
    expect(documented.length).toBeGreaterThan(20);
    expect([...passedOn, ...ofTheImage].sort()).toEqual([...documented].sort());
  });

  it('leaves the server’s own default where .env says nothing', () => {
    const required = ['DATABASE_URL', 'ACCESS_TOKEN_SECRET', 'REFRESH_TOKEN_SECRET'];
    required.push('WECHAT_APP_ID', 'WECHAT_APP_SECRET', 'TRUST_PROXY');
    for (const name of passedOn.filter((setting) => !required.includes(setting)))
      expect(api).toContain(`${name}: \${${name}:-}\n`);
  });
});

it('everything that the Dockerfile copies is there, and let through by .dockerignore', () => {
  const copied = all(/^COPY (?!--)(.+) \S+$/gm, read('Dockerfile')).flatMap((from) =>
    from.split(' '),
  );
  expect(copied).toContain('prisma/migrations');
  const ignored = read('.dockerignore').split('\n');
  for (const path of copied) {
    expect(existsSync(join(repository, path))).toBe(true);
    expect(ignored.filter((line) => line !== '' && `${path}/`.startsWith(`${line}/`))).toEqual([]);
  }
});

it('what the image takes from a checkout, which may be private to its owner, is made readable for uid 1000', () => {
  const [dependencies = '', last = ''] = read('Dockerfile')
    .split(/^FROM .*\n/m)
    .slice(-2);
  expect(last).not.toMatch(/^COPY (?!--from)/m);
  expect(dependencies).toMatch(/^COPY (?!--from)/m);
  expect(dependencies.trimEnd().split('\n').at(-1)).toBe('RUN chmod -R a+rX .');
});
