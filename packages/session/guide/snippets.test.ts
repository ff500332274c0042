import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { transform } from 'esbuild';
import { expect, test } from 'vitest';
import { fromPackage } from '../publish/from-package.ts';
import { codeBlocks, linesOf } from './code-blocks.ts';
import { guidePage } from './guide-page.ts';

const page = await readFile(guidePage, 'utf8');
const readme = await readFile(fromPackage('README.md'), 'utf8');

/** Strict as this repository is, and as unused as an example's names may be. */
const settings = {
  extends: '../../src/web/tsconfig.json',
  compilerOptions: { noUnusedLocals: false, types: [] },
};

test('every TypeScript block of both pages compiles, with the blocks that it imports', async () => {
  // Inside the package, so that it is found by its own name.
  const folder = await mkdtemp(fromPackage('guide/.snippets-'));
  try {
    const files: string[] = [];
    for (const [name, text, least] of [
      ['guide', page, 18],
      ['readme', readme, 4],
    ] as const) {
      const blocks = codeBlocks(text, 'ts');
      expect(blocks.size).toBeGreaterThanOrEqual(least);
      await mkdir(join(folder, name));
      for (const [block, code] of blocks) await writeFile(join(folder, name, block), code);
      files.push(...[...blocks.keys()].map((block) => `${name}/${block}`));
    }
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ ...settings, files }));
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
}, 120_000);

test('every JavaScript block, the code that is left behind, is at least JavaScript', async () => {
  const blocks = [...codeBlocks(page, 'js').values()];
  expect(blocks.length).toBe(4);
  for (const code of blocks) await transform(code, { loader: 'js' });
});

test('each of the four starts in the README needs at most 15 lines', async () => {
  const starts = codeBlocks(readme, 'ts');
  const native = codeBlocks(readme, 'js').get('block-1.ts') ?? '';
  await transform(native, { loader: 'js' });
  expect(native).toContain("require('@wugan/session')");
  const names = ['taro-redux.ts', 'taro.ts', 'web.ts'];
  for (const code of [...names.map((name) => starts.get(name) ?? ''), native]) {
    expect(linesOf(code).length).toBeGreaterThan(5);
    expect(linesOf(code).length).toBeLessThanOrEqual(15);
  }
});

test('an app that has RTK Query already needs one file of at most 15 lines', () => {
  const lines = linesOf(codeBlocks(page, 'ts').get('taro-redux.ts') ?? '');
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.length).toBeLessThanOrEqual(15);
});
