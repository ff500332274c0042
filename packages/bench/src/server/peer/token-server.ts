import { once } from 'node:events';
import { createServer } from 'node:http';
import { addressOf } from '../address-of.ts';
import type { Connection } from '../connection.ts';
import type { Entrant } from './entrant.ts';

/** Which tokens a server takes; `used` says how often each was used before. */
export type Rule = (token: number, used: ReadonlyMap<number, number>) => boolean;

/** A server of tokens that are numbers, in this process, for tests: a refresh adds one. */
export async function startTokenServer(name: string, isTaken: Rule): Promise<Entrant> {
  const used = new Map<number, number>();
  const server = createServer((request, response) => {
    const token = Number(request.url?.slice(1));
    if (!isTaken(token, used)) response.statusCode = 400;
    used.set(token, (used.get(token) ?? 0) + 1);
    response.end(String(token + 1));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  let families = 0;
  return {
    name,
    subject: {
      url: addressOf(server),
      usage: async () => ({ cpuSeconds: 0, residentBytes: 0 }),
      async stop() {
        server.closeAllConnections();
        server.close();
        await once(server, 'close');
      },
    },
    async signIn() {
      families += 1;
      return String(families * 1_000_000);
    },
    refresh: (connection: Connection, kept) => connection.send('POST', `/${kept}`),
  };
}
