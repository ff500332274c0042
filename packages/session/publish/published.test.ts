import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { checkPackage, createPackageFromTarballData, type Package } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromPackage } from './from-package.ts';

let folder: string;
let tarball: Buffer;
let published: Package;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'published-'));
  const pack = ['--silent', 'pack', '--pack-destination', folder];
  await promisify(execFile)('pnpm', pack, { cwd: fromPackage('.') });
  const [name = ''] = await readdir(folder);
  tarball = await readFile(join(folder, name));
  published = createPackageFromTarballData(tarball);
}, 60_000);

afterAll(() => rm(folder, { recursive: true }));

const manifest = (): Record<string, unknown> =>
  JSON.parse(published.readFile(`/node_modules/${published.packageName}/package.json`));

test('what is packed is the built rooms with their declarations, and nothing else', () => {
  const root = `/node_modules/${published.packageName}/`;
  const files = published.listFiles().map((file) => file.slice(root.length));
  const code = files.filter((file) => !file.endsWith('.d.ts')).sort();
  expect(code, 'Is it built? Run `pnpm --filter @wugan/session build`.').toEqual([
    'LICENSE',
    'README.md',
    ...['index', 'package', 'redux-react', 'redux', 'taro-socket', 'taro', 'web'].map(
      (name) => `dist/cjs/${name}.js${name === 'package' ? 'on' : ''}`,
    ),
    ...['index', 'redux-react', 'redux', 'taro-socket', 'taro', 'web'].map(
      (name) => `dist/esm/${name}.js`,
    ),
    'dist/miniprogram/index.js',
    'package.json',
  ]);
  expect(files.filter((file) => /\.test\.|testing\//.test(file))).toEqual([]);
});

test('publint finds nothing', async () => {
  const data = new Uint8Array(tarball).buffer;
  const { messages } = await publint({ pack: { tarball: data }, strict: true });
  expect(messages.map((message) => formatMessage(message, manifest()))).toEqual([]);
});

test('the types are right for every way to import a room', async () => {
  const checked = await checkPackage(published);
  expect(checked.types).toMatchObject({ kind: 'included' });
  expect('problems' in checked ? checked.problems : 'unchecked').toEqual([]);
}, 60_000);

test('it names no file that is not there, and says what a bundler may leave out', () => {
  const own = manifest();
  expect(own).toMatchObject({ sideEffects: false, miniprogram: 'dist/miniprogram' });
  expect(own).not.toHaveProperty('private');
  const paths = JSON.stringify([own.exports, own.main, own.types]).match(/\.\/dist[^"]+/g) ?? [];
  const missing = paths.filter(
    (path) => !published.fileExists(join('/node_modules/@wugan/session', path)),
  );
  expect({ count: paths.length, missing }).toEqual({ count: 26, missing: [] });
});

test('the CommonJS rooms share one core, so that an error of it is known by all', async () => {
  const require = createRequire(import.meta.url);
  const core: Record<string, unknown> = require(fromPackage('dist/cjs/index.js'));
  expect(Object.keys(core).sort()).toEqual(
    Object.keys(await import('../src/core/index.ts')).sort(),
  );
  for (const room of ['redux', 'taro', 'taro-socket', 'web']) {
    const text = await readFile(fromPackage(`dist/cjs/${room}.js`), 'utf8');
    expect(text).not.toContain('SessionError extends Error');
    expect(text).toContain('require("./index.js")');
  }
});
