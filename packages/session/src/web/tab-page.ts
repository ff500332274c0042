import {
  createHttpAuthServer,
  createSession,
  type HttpAnswer,
  isGrant,
  type Lock,
} from '../core/index.ts';
import { createFetchTransport, createWebPlatform } from './index.ts';

/** The script of the page that the tests of tabs open, many times at once. */
const send = createFetchTransport();
const { lock, ...platform } = createWebPlatform();

/**
 * Twenty tabs on a busy machine can take longer than a tab waits for its turn. That it then goes without
 * is shown in the core, by a clock that is told the time; here each gets its turn.
 */
const patientLock = (inner: Lock): Lock => ({ acquire: () => inner.acquire(60_000) });

const session = createSession({
  ...platform,
  ...(lock ? { lock: patientLock(lock) } : {}),
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
  /** Which session it is signed in with. */
  sessionId: () => {
    const state = session.state();
    return state.status === 'signed-in' ? state.credential.sessionId : null;
  },
};

export type Tab = typeof tab;
Object.assign(globalThis, { tab, started: session.start() });
