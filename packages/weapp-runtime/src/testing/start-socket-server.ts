import type { IncomingMessage } from 'node:http';
import { onTestFinished } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';

export interface SocketVisit {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
}

export interface TestSocketServer {
  readonly url: string;
  /** Sockets in the order they were opened. */
  readonly visits: readonly SocketVisit[];
}

/** Starts a real WebSocket server; `/refused` answers the handshake with 401. */
export async function startSocketServer(
  onVisit: (visit: SocketVisit) => void = () => {},
): Promise<TestSocketServer> {
  const visits: SocketVisit[] = [];
  const server = new WebSocketServer({
    host: '127.0.0.1',
    port: 0,
    verifyClient: ({ req }, answer) => answer(req.url !== '/refused', 401),
  });
  server.on('connection', (socket, request) => {
    visits.push({ socket, request });
    onVisit({ socket, request });
  });
  await new Promise((resolve) => server.on('listening', resolve));
  onTestFinished(() => {
    for (const { socket } of visits) socket.terminate();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `ws://127.0.0.1:${port}`, visits };
}
