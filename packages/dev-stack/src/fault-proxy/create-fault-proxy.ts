import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createFaults, type HeldAnswer, type Spoiled } from './faults.ts';
import { createTally, type RequestFilter, type SeenRequest } from './tally.ts';
import { type Answer, askUpstream } from './upstream.ts';

export interface FaultProxyOptions {
  /** The server behind it, such as `http://127.0.0.1:4000`. */
  readonly target: string;
}

/** Stands in front of a server and does to its answers what bad networks do. Paths are whole, without a query. */
export interface FaultProxy {
  readonly url: string;
  /** Every request since the start, or since `forget`, in order of arrival. */
  requests(): readonly SeenRequest[];
  /** How many requests were like this; a status counts as soon as the server has answered. */
  count(filter: RequestFilter): number;
  forget(): void;
  /** The next answer on this path reaches nobody until it is released or dropped. */
  holdNextAnswer(path: string): HeldAnswer;
  /** The server does its work for the next request on this path, and the client never hears of it. */
  dropNextAnswer(path: string): void;
  /** True: the server is down, every connection is cut; false: it is back. */
  refuse(down: boolean): void;
  /** Every answer on this path comes later by this much; 0 ends it. */
  delay(path: string, ms: number): void;
  /** Every answer on this path is replaced, but for its CORS headers; null ends it. */
  spoil(path: string, instead: Spoiled | null): void;
  close(): Promise<void>;
}

/** Starts a proxy on a free port of 127.0.0.1. */
export async function createFaultProxy({ target }: FaultProxyOptions): Promise<FaultProxy> {
  const faults = createFaults();
  const tally = createTally();
  const sockets = new Set<Socket>();
  let isDown = false;

  const pass = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const { method = 'GET', url = '/' } = incoming;
    const [path = '/'] = url.split('?');
    const seen = tally.add({ method, path });
    const given = await askUpstream(target, incoming);
    // A browser's preflight is no request of the page's: a fault is meant for what comes after it.
    const isPreflight = method === 'OPTIONS';
    const answer = isPreflight ? given : replace(given, faults.insteadOf(path));
    seen.status = answer.status;
    const fate = isPreflight ? 'deliver' : await faults.decide(path);
    if (fate === 'deliver') deliver(answer, outgoing);
    else incoming.socket.destroy();
  };

  const server = createServer((incoming, outgoing) => {
    // A server that is gone behind us is a server that is gone.
    pass(incoming, outgoing).catch(() => incoming.socket.destroy());
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    if (isDown) socket.destroy();
  });
  const cutAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(portOf(server.address())));
  });

  return {
    url: `http://127.0.0.1:${port}`,
    requests: tally.list,
    count: tally.count,
    forget: tally.clear,
    holdNextAnswer: faults.hold,
    dropNextAnswer: faults.drop,
    delay: faults.delay,
    spoil: faults.spoil,
    refuse(down) {
      isDown = down;
      if (down) cutAll();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cutAll();
      }),
  };
}

function replace(answer: Answer, instead: Spoiled | undefined): Answer {
  if (instead === undefined) return answer;
  const { status, problem, headers } = instead;
  const type = { 'content-type': 'application/problem+json' };
  const body = Buffer.from(JSON.stringify(problem));
  return { status, headers: { ...answer.headers, ...type, ...headers }, body };
}

function deliver({ status, headers, body }: Answer, outgoing: ServerResponse): void {
  // The whole body is here: it has a length and comes in no chunks.
  const { 'transfer-encoding': _, ...rest } = headers;
  outgoing.writeHead(status, { ...rest, 'content-length': body.length }).end(body);
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address ? address.port : 0;
}
