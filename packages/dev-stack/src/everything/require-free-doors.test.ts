import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { findFreePort } from '../find-free-port.ts';
import { requireFreeDoors } from './require-free-doors.ts';

const door = (port: number) => ({ title: 'the API', variable: 'PORT', port });

test.each(['127.0.0.1', '0.0.0.0', '::'])(
  'a port taken on %s is named, with who and what to do',
  async (host) => {
    const server = createServer();
    const port = await findFreePort();
    await new Promise<void>((resolve) => server.listen(port, host, resolve));
    await expect(requireFreeDoors([door(port)])).rejects.toThrow(
      new RegExp(
        `Port ${port}, for the API, is taken[^]*${port}[^]*PORT=${port + 1} npx -y pnpm@10.34.9 start`,
      ),
    );
    await new Promise((resolve) => server.close(resolve));
  },
);

test('free ports are no trouble', async () => {
  await requireFreeDoors([door(await findFreePort())]);
});

test('one port for two parts is a mistake', async () => {
  const port = await findFreePort();
  await expect(requireFreeDoors([door(port), door(port)])).rejects.toThrow(/wanted twice/);
});
