import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test, vi } from 'vitest';
import { inheritedEnv } from './env.ts';
import { type Child, runChild } from './run-child.ts';

const folder = await mkdtemp(join(tmpdir(), 'wugan-child-'));
afterAll(() => rm(folder, { recursive: true }));

const obedient = fileURLToPath(new URL('./testing/obedient.mjs', import.meta.url));
const run = (file: string) => runChild({ file, env: inheritedEnv });
const untilUp = (child: Child) =>
  vi.waitFor(() => expect(child.logs().join()).toContain('up on'), { timeout: 10_000 });

test('a child that is asked to stop finishes its work first', async () => {
  const child = run(obedient);
  await untilUp(child);
  await child.stop();
  expect(child.logs()).toEqual([expect.stringContaining('up on'), 'finished its work']);
  expect(await child.gone).toBe('ended with code 0');
});

test('a child that is killed finishes nothing', async () => {
  const child = run(obedient);
  await untilUp(child);
  await child.kill();
  expect(child.logs()).toHaveLength(1);
  expect(await child.gone).toBe('ended with SIGKILL');
});

test('stopping a child that is gone is no trouble', async () => {
  const child = run(obedient);
  await child.kill();
  await child.stop();
  await child.kill();
});

test('a child that dies by itself leaves its reason behind', async () => {
  const file = join(folder, 'broken.mjs');
  await writeFile(file, "throw new Error('no good start');");
  const child = run(file);
  expect(await child.gone).toBe('ended with code 1');
  expect(child.logs().join('\n')).toContain('no good start');
});

test('a child whose parent is killed stops by itself, as if asked to', async () => {
  const parent = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL('./testing/parent.ts', import.meta.url))],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let heard = '';
  parent.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    heard += chunk;
  });
  await vi.waitFor(() => expect(heard).toContain('up on'), { timeout: 20_000 });
  const address = `http://127.0.0.1:${/up on (\d+)/.exec(heard)?.[1]}`;
  expect(await (await fetch(address)).text()).toBe('here');

  parent.kill('SIGKILL');
  await vi.waitFor(() => expect(fetch(address)).rejects.toThrow(), { timeout: 10_000 });
});
