import { createHttpAuthServer, createSession, type HttpAnswer, isGrant } from '../core/index.ts';
import { createFetchTransport, createWebPlatform } from './index.ts';

/** The script of the page that `tabs.test.ts` opens many times. */
const send = createFetchTransport();
const session = createSession({
  ...createWebPlatform(),
  auth: createHttpAuthServer({
    send,
    refreshUrl: '/refresh',
    signOutUrl: '/sign-out',
    verdicts: { session_revoked: 'ended', request_too_late: 'too_late' },
    endReason: () => 'revoked',
  }),
});

const tab = {
  hasLocks: () => 'locks' in navigator,
  signIn: () =>
    session.signIn(async () => {
      const { body } = await send({ url: '/sign-in', method: 'POST' });
      if (!isGrant(body)) throw new Error('no pair');
      return body;
    }),
  signOut: () => session.signOut(),
  me: async () => {
    const carry = (headers: Readonly<Record<string, string>>) =>
      send({ url: '/me', method: 'GET', headers });
    const answer = await session.call<HttpAnswer>((bearer) => carry(bearer.headers), {
      isRejected: ({ status }) => status === 401,
    });
    return answer.status;
  },
  status: () => session.state().status,
};

export type Tab = typeof tab;
Object.assign(globalThis, { tab, started: session.start() });
