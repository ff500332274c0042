import { connect, createServer, type Socket } from 'node:net';
import { findFreePort } from '@wugan/dev-stack';
import type { TestApp } from './start-test-app.ts';

/** A way to a database that can be cut, as if its machine had gone. */
export interface CuttableDatabase {
  readonly url: string;
  /** Ends all connections and refuses new ones. */
  cut(): Promise<void>;
  /** From now on nothing comes through, and nobody is told: as if the network swallowed it. For good. */
  silence(): void;
  /** Takes connections again, and leads them to `port` if the database came back on another one. */
  mend(port?: number): Promise<void>;
}

/** `rewrite` may change what is sent to the database on its way. */
export async function createCuttableDatabase(
  { databaseUrl }: Pick<TestApp, 'databaseUrl'>,
  rewrite: (bytes: Buffer) => Buffer = (bytes) => bytes,
): Promise<CuttableDatabase> {
  const target = new URL(databaseUrl);
  let farPort = Number(target.port || 5432);
  const sockets = new Set<Socket>();
  let isSilent = false;
  const server = createServer((near) => {
    if (isSilent) {
      sockets.add(near.on('error', () => {}));
      return;
    }
    const far = connect(farPort, target.hostname);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket
        .on('error', () => {})
        .on('close', () => {
          sockets.delete(socket);
          other.destroy();
        });
    }
    near.on('data', (bytes) => far.write(rewrite(bytes))).on('end', () => far.end());
    far.pipe(near);
  });
  const port = await findFreePort();
  const listen = () => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen();
  const url = new URL(target);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return {
    url: url.href,
    async cut() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    silence() {
      isSilent = true;
      for (const socket of sockets) socket.pause();
    },
    mend(newFarPort = farPort) {
      farPort = newFarPort;
      return listen();
    },
  };
}
