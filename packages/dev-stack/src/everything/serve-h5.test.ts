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

test('what has a hash in its name is kept for good, and all else is asked for anew', async () => {
  const hashed = 'app.0a1b2c3d.js';
  for (const file of ['index.html', 'icon.png', 'app.js', hashed])
    await writeFile(join(folder, file), 'content');
  const port = await findFreePort();
  const close = await serveH5({ folder, port, settings });
  const get = (path: string, headers = {}) =>
    fetch(`http://127.0.0.1:${port}/${path}`, { headers });

  expect((await get(hashed)).headers.get('cache-control')).toBe(
    'public,max-age=31536000,immutable',
  );
  for (const path of ['', 'index.html', 'icon.png', 'app.js'])
    expect((await get(path)).headers.get('cache-control'), path).toBe('no-cache');
  expect((await get('config.js')).headers.get('cache-control')).toBe('no-store');
  const etag = (await get('')).headers.get('etag');
  expect((await get('', { 'if-none-match': etag })).status).toBe(304);

  await close();
});
