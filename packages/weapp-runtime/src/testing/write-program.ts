import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

const pagesOf = (files: Readonly<Record<string, string>>): string[] =>
  Object.keys(files)
    .filter((path) => path.startsWith('pages/') && path.endsWith('.wxml'))
    .map((path) => path.replace(/\.wxml$/, ''));

/**
 * Writes a mini program to a folder that is gone after the test.
 *
 * `app.json` lists all templates under `pages/`, `app.js` is `App({})`, and a page without a
 * script gets `Page({})`, unless given.
 */
export function writeProgram(files: Readonly<Record<string, string>>): string {
  const dist = mkdtempSync(join(tmpdir(), 'weapp-runtime-'));
  onTestFinished(() => rmSync(dist, { recursive: true, force: true }));
  const pages = pagesOf(files);
  const all = {
    'app.js': 'App({})',
    'app.json': JSON.stringify({ pages }),
    ...Object.fromEntries(pages.map((page) => [`${page}.js`, 'Page({})'])),
    ...files,
  };
  for (const [path, content] of Object.entries(all)) {
    mkdirSync(dirname(join(dist, path)), { recursive: true });
    writeFileSync(join(dist, path), content);
  }
  return dist;
}
