import { createServer } from 'node:http';
import type { Send } from '@wugan/session';
import { pairedRatio, timed } from './paired-ratio.ts';
import { createSignedInSession, isRejected } from './signed-in-session.ts';

const CALLS = 20_000;
const REQUESTS = 300;
const ROUNDS = 9;

async function repeat(times: number, task: () => Promise<unknown>): Promise<void> {
  for (let done = 0; done < times; done += 1) await task();
}

/** What the engine alone adds to a request with a good token, ns: over a transport that takes no time. */
export async function nanosecondsPerCall(): Promise<number> {
  const answer = { status: 200, headers: {}, body: null };
  const send: Send = async () => answer;
  const session = await createSignedInSession(send);
  const call = () => session.call(() => send({ url: '/', method: 'GET' }), { isRejected });
  const bare = () => send({ url: '/', method: 'GET' });
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    const below = await timed(() => repeat(CALLS, bare));
    least = Math.min(least, (await timed(() => repeat(CALLS, call))) - below);
  }
  return (least / CALLS) * 1e6;
}

/** A request through the engine ÷ the same request by `fetch`, to a server on this machine, one at a time. */
export async function steadyStateRatio(): Promise<number> {
  const server = createServer((_request, response) => response.end('{}'));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const send: Send = async ({ headers = {} }) => {
    const response = await fetch(`http://127.0.0.1:${port}/`, { headers });
    return { status: response.status, headers: {}, body: await response.json() };
  };
  const headers = { Authorization: 'Bearer access-1' };
  const session = await createSignedInSession(send);
  const ratio = await pairedRatio(
    ROUNDS,
    () =>
      repeat(REQUESTS, () =>
        session.call((bearer) => send({ url: '/', method: 'GET', headers: bearer.headers }), {
          isRejected,
        }),
      ),
    () => repeat(REQUESTS, () => send({ url: '/', method: 'GET', headers })),
  );
  server.closeAllConnections();
  server.close();
  return ratio;
}
