import { type WebSocket, WebSocketServer } from 'ws';
import { type StrictAuthService, startStrictAuthService } from './strict-auth-service.ts';

/** One connection, as the server saw it. */
export interface ChatConnection {
  /** The bearers it was shown, in order: by the handshake, or by messages. */
  readonly shown: string[];
  readonly said: string[];
  /** The code that it was closed with, once it is. */
  closedWith?: number;
}

export interface ChatServer {
  readonly auth: StrictAuthService;
  readonly connections: readonly ChatConnection[];
  /** True while no token is good enough. */
  isSuspicious: boolean;
  /** Access tokens given out so far are no longer good; who is connected with one is closed, 4401. */
  expireAll(): void;
  /** Closes every connection without a word, as a network does. */
  cut(): void;
  /**
   * Reads nothing more of the connections that are open, and says nothing: each stays open on both sides,
   * as when a phone has changed its network. Those that come are served.
   */
  fallSilent(): void;
  close(): Promise<void>;
}

const UNAUTHORIZED = 4401;

/**
 * A real WebSocket server beside the strict auth service, which serves `page`. `/by-header` wants the
 * bearer in the handshake (401 without), all else in the first message. It echoes what is said.
 */
export async function startChatServer(page = ''): Promise<ChatServer> {
  const auth = await startStrictAuthService(page);
  const connections: ChatConnection[] = [];
  const open = new Map<WebSocket, ChatConnection>();
  const accepts = (bearer: string | undefined) => !chat.isSuspicious && auth.accepts(bearer);

  const sockets = new WebSocketServer({
    server: auth.server,
    verifyClient: ({ req }, answer) =>
      answer(req.url !== '/by-header' || accepts(req.headers.authorization), 401),
  });

  const show = (socket: WebSocket, connection: ChatConnection, bearer: string) => {
    connection.shown.push(bearer);
    if (accepts(bearer)) socket.send('welcome');
    else socket.close(UNAUTHORIZED, 'token rejected');
  };

  sockets.on('connection', (socket, { headers, url }) => {
    const connection: ChatConnection = { shown: [], said: [] };
    connections.push(connection);
    open.set(socket, connection);
    if (url === '/by-header') show(socket, connection, headers.authorization ?? '');
    socket.on('message', (bytes: Buffer) => {
      const text = bytes.toString();
      if (text.startsWith('Bearer ')) return show(socket, connection, text);
      connection.said.push(text);
      socket.send(`echo ${text}`);
    });
    socket.on('close', (code) => {
      open.delete(socket);
      connection.closedWith = code;
    });
  });

  const chat: ChatServer = {
    auth,
    connections,
    isSuspicious: false,
    expireAll() {
      auth.expireAll();
      for (const socket of open.keys()) socket.close(UNAUTHORIZED, 'token expired');
    },
    cut() {
      for (const socket of open.keys()) socket.terminate();
    },
    fallSilent() {
      for (const socket of open.keys()) socket.pause();
    },
    async close() {
      chat.cut();
      sockets.close();
      await auth.close();
    },
  };
  return chat;
}
