import { connect, createServer, type Socket } from 'node:net';
import type { TestApp } from './start-test-app.ts';

/** A way to a database on which the answer to one statement is late. */
export interface LateDatabase {
  readonly url: string;
  /** Lets the answer through, and all later ones. */
  release(): void;
  close(): void;
}

/** Keeps back what is answered to whoever sends `statement`, a part of its text, until it is released. */
export async function createLateDatabase(
  { databaseUrl }: Pick<TestApp, 'databaseUrl'>,
  statement: string,
): Promise<LateDatabase> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const kept = new Set<() => void>();
  let isReleased = false;
  const server = createServer((near) => {
    const far = connect(Number(target.port || 5432), target.hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => {});
    }
    near.on('data', (bytes) => {
      if (!isReleased && bytes.includes(statement)) {
        far.unpipe(near);
        kept.add(() => far.pipe(near));
      }
    });
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = new URL(target);
  url.hostname = '127.0.0.1';
  url.port = String(typeof address === 'object' && address ? address.port : 0);
  return {
    url: url.href,
    release() {
      isReleased = true;
      for (const letThrough of kept) letThrough();
      kept.clear();
    },
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
