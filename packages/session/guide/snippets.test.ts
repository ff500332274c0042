import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { transform } from 'esbuild';
import { expect, test } from 'vitest';
import { fromPackage } from '../publish/from-package.ts';
import { guidePage } from './guide-page.ts';

const page = await readFile(guidePage, 'utf8');

/** The blocks of a language, by the name in their first line or by their place on the page. */
function blocksOf(language: string): ReadonlyMap<string, string> {
  const pattern = new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms');
  const found = [...page.matchAll(pattern)].map(([, code = ''], at) => {
    const name = /^\/\/ ([\w-]+\.ts)\n/.exec(code)?.[1] ?? `block-${at + 1}.ts`;
    return [name, code] as const;
  });
  return new Map(found);
}

/** Strict as this repository is, and as unused as an example's names may be. */
const settings = {
  extends: '../../src/web/tsconfig.json',
  compilerOptions: { noUnusedLocals: false, types: [] },
};

test('every TypeScript block compiles, with the blocks that it imports', async () => {
  const blocks = blocksOf('ts');
  expect(blocks.size).toBeGreaterThan(10);
  // Inside the package, so that it is found by its own name.
  const folder = await mkdtemp(fromPackage('guide/.snippets-'));
  try {
    for (const [name, code] of blocks) await writeFile(join(folder, name), code);
    await writeFile(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ ...settings, files: [...blocks.keys()] }),
    );
    const tsc = fromPackage('node_modules/.bin/tsc');
    const run = promisify(execFile)(tsc, ['-p', folder, '--pretty', 'false']);
    const complaints = await run.then(
      () => '',
      ({ stdout }) => stdout,
    );
    expect(complaints).toBe('');
  } finally {
    await rm(folder, { recursive: true });
  }
}, 60_000);

test('every JavaScript block, the code that is left behind, is at least JavaScript', async () => {
  const blocks = [...blocksOf('js').values()];
  expect(blocks.length).toBe(4);
  for (const code of blocks) await transform(code, { loader: 'js' });
});

test('an app that has RTK Query already needs one file of at most 15 lines', () => {
  const lines = blocksOf('ts').get('taro-redux.ts')?.trim().split('\n') ?? [];
  const code = lines.filter((line) => line !== '' && !line.startsWith('//'));
  expect(code.length).toBeGreaterThan(0);
  expect(code.length).toBeLessThanOrEqual(15);
});
