import {
  createHttpAuthServer,
  createSession,
  type HttpAnswer,
  isGrant,
  type Send,
  type SessionPorts,
} from '../core/index.ts';
import { createTaroSocket, type TaroSocket } from '../taro/socket/index.ts';

/** How the bearer comes to the server; `with-heartbeat`: by a message, and the app sends its own. */
export type ChatWay = 'by-header' | 'by-message' | 'with-heartbeat';

const heartbeat = { every: 200, within: 5_000, message: () => 'ping' };

/** A small app with a session and a socket; what becomes of it, `note` is told in words. */
export function createChatApp(
  baseUrl: string,
  send: Send,
  ports: Omit<SessionPorts, 'auth'>,
  note: (line: string) => void,
) {
  let socket: TaroSocket | undefined;
  const session = createSession({
    ...ports,
    auth: createHttpAuthServer({
      send,
      refreshUrl: `${baseUrl}/refresh`,
      signOutUrl: `${baseUrl}/sign-out`,
      verdicts: { session_revoked: 'ended', request_too_late: 'too_late' },
      endReason: () => 'revoked',
    }),
  });
  return {
    async signIn() {
      await session.signIn(async () => {
        const { body } = await send({ url: `${baseUrl}/sign-in`, method: 'POST' });
        if (!isGrant(body)) throw new Error('no pair');
        return body;
      });
      note('signed in');
    },
    signOut: () => session.signOut(),
    async ask() {
      const answer = await session.call<HttpAnswer>(
        ({ headers }) => send({ url: `${baseUrl}/me`, method: 'GET', headers }),
        { isRejected: ({ status }) => status === 401 },
      );
      note(`asked: ${answer.status}`);
    },
    connect(way: ChatWay) {
      const byMessage = { authenticate: bearerText };
      socket = createTaroSocket(session, {
        url: `${baseUrl.replace('http', 'ws')}/${way}`,
        ...(way === 'by-header' ? {} : byMessage),
        ...(way === 'with-heartbeat' ? { heartbeat } : {}),
        ...(ports.lifecycle ? { lifecycle: ports.lifecycle } : {}),
        onOpen: () => note('open'),
        onMessage: (message) => note(String(message)),
        onEnd: (reason) => note(`end: ${'name' in reason ? reason.reason : reason.code}`),
      });
    },
    say(text: string) {
      if (socket?.send(text) !== true) note('not connected');
    },
  };
}

const bearerText = ({ headers }: { readonly headers: Readonly<Record<string, string>> }) =>
  headers.Authorization ?? '';
