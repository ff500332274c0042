import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runCell } from './run-cell.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wugan-bench-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function child(code: string): Promise<string> {
  const file = join(folder, 'child.mjs');
  await writeFile(file, code);
  return file;
}

it('gives what the child sent', async () => {
  const sent = await child("process.send({ cell: process.argv[3], verdict: 'ideal' });");
  expect(await runCell(sent, 'system', 'S1')).toEqual({ cell: 'S1', verdict: 'ideal' });
});

it('is not held up by a system that never gives the thread back', async () => {
  const endless = await child('for (;;) {}');
  const outcome = await runCell(endless, 'system', 'S1', 300);
  expect(outcome).toEqual({ cell: 'nothing within 0.3 s', verdict: 'broken' });
});

it('says why a system could not be run', async () => {
  const broken = await child("process.stderr.write('no such package'); process.exitCode = 1;");
  const outcome = await runCell(broken, 'system', 'S1');
  expect(outcome).toEqual({ cell: 'fails: no such package', verdict: 'broken' });
});
