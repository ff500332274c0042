import type { HttpAnswer, Send } from '@wugan/session';
import { HOUR, tokenPair } from '../world/auth-server.ts';
import { createSignedInSession, isRejected } from './signed-in-session.ts';

const CALLERS = 10_000;

function liveHeap(): number {
  if (globalThis.gc === undefined) throw new Error('run node with --expose-gc');
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

async function turns(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
}

/** Live heap of a call that waits for a refresh, bytes: the caller's own promise, closure and options included. */
export async function heapPerParkedCall(): Promise<number> {
  let release = (_answer: HttpAnswer) => {};
  const held: Send = ({ headers, url }) => {
    if (url === '/refresh') {
      return new Promise((resolve) => {
        release = resolve;
      });
    }
    const status = headers?.Authorization === 'Bearer access-1' ? 401 : 200;
    return Promise.resolve({ status, headers: {}, body: null });
  };
  const session = await createSignedInSession(held, CALLERS);
  const call = () =>
    session.call<HttpAnswer>(({ headers }) => held({ url: '/', method: 'GET', headers }), {
      isRejected,
    });

  const waiting: Promise<HttpAnswer>[] = [call()];
  await turns();
  const before = liveHeap();
  for (let caller = 1; caller < CALLERS; caller += 1) waiting.push(call());
  await turns();
  const parked = liveHeap() - before;

  release({ status: 200, headers: {}, body: tokenPair(2, HOUR) });
  await Promise.all(waiting);
  return parked / (CALLERS - 1);
}
