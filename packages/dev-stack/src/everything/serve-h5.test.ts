import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findFreePort } from '../find-free-port.ts';
import { serveH5 } from './serve-h5.ts';

const folder = await mkdtemp(join(tmpdir(), 'wugan-h5-'));
afterAll(() => rm(folder, { recursive: true }));
const settings = { apiUrl: 'http://localhost:4444/api/v1', sandboxUrl: 'http://localhost:4445' };

test('a page that is not built says how to build it', async () => {
  await expect(serveH5({ folder, port: await findFreePort(), settings })).rejects.toThrow(
    /build:h5/,
  );
});

test('the page is served as it lies there, and is told where its servers are', async () => {
  await writeFile(join(folder, 'index.html'), '<p>first</p>');
  await writeFile(join(folder, 'config.js'), 'as built');
  const port = await findFreePort();
  const close = await serveH5({ folder, port, settings });
  const get = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();

  expect(await get('/')).toBe('<p>first</p>');
  expect(await get('/config.js?v=1')).toContain('"apiUrl":"http://localhost:4444/api/v1"');
  await writeFile(join(folder, 'index.html'), '<p>second</p>');
  expect(await get('/')).toBe('<p>second</p>');
  expect((await fetch(`http://127.0.0.1:${port}/../../package.json`)).status).toBe(404);

  await close();
  await expect(get('/')).rejects.toThrow();
});
