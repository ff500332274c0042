import { createServer } from 'node:http';
import type { Send } from '@wugan/session';
import { medianTime, pairedDifference } from './paired-ratio.ts';
import { createSignedInSession, isRejected } from './signed-in-session.ts';

const CALLS = 5_000;
const REQUESTS = 200;
const ROUNDS = 30;

async function repeat(times: number, task: () => Promise<unknown>): Promise<void> {
  for (let done = 0; done < times; done += 1) await task();
}

/** What the engine alone adds to a request with a good token, ns: over a transport that takes no time. */
export async function nanosecondsPerCall(): Promise<number> {
  const answer = { status: 200, headers: {}, body: null };
  const send: Send = async () => answer;
  const session = await createSignedInSession(send);
  const call = () => session.call(() => send({ url: '/', method: 'GET' }), { isRejected });
  const added = await pairedDifference({
    measured: () => repeat(CALLS, call),
    bare: () => repeat(CALLS, () => send({ url: '/', method: 'GET' })),
    rounds: ROUNDS,
  });
  return (added / CALLS) * 1e6;
}

/** A server on this machine, and a transport to it by `fetch`. */
async function serve(): Promise<{ send: Send; close(): void }> {
  const server = createServer((_request, response) => response.end('{}'));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    async send({ headers = {} }) {
      const response = await fetch(`http://127.0.0.1:${port}/`, { headers });
      return { status: response.status, headers: {}, body: await response.json() };
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** What a request by `fetch` to a server on this machine takes, the server's work included, ns. */
export async function nanosecondsPerFetch(): Promise<number> {
  const { close, send } = await serve();
  const ms = await medianTime(
    () => repeat(REQUESTS, () => send({ url: '/', method: 'GET' })),
    ROUNDS,
  );
  close();
  return (ms / REQUESTS) * 1e6;
}
