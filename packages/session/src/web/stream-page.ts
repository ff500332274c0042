import { createHttpAuthServer, createSession, type HttpAnswer, isGrant } from '../core/index.ts';
import { createFetchTransport, createWebPlatform } from './index.ts';

/** The script of the page that `streams-in-browser.test.ts` opens. */
const send = createFetchTransport();
const session = createSession({
  ...createWebPlatform(),
  auth: createHttpAuthServer({
    send,
    refreshUrl: '/refresh',
    signOutUrl: '/sign-out',
    verdicts: {},
    endReason: () => 'revoked',
  }),
});

const stream = () => new Blob(['one ', 'two ', 'three']).stream();

const streamPage = {
  signIn: () =>
    session.signIn(async () => {
      const { body } = await send({ url: '/sign-in', method: 'POST' });
      if (!isGrant(body)) throw new Error('no pair');
      return body;
    }),
  /** Uploads a stream, given as it is or as a function that makes it; answers the status, or the failure. */
  upload(given: 'stream' | 'function') {
    const body = given === 'stream' ? stream() : stream;
    const carry = (headers: Readonly<Record<string, string>>) =>
      send({ url: '/upload', method: 'POST', headers, body });
    return session
      .call<HttpAnswer>((bearer) => carry(bearer.headers), {
        isRejected: ({ status }) => status === 401,
      })
      .then(
        ({ status }) => String(status),
        (error: unknown) => String(Reflect.get(Object(error), 'kind') ?? error),
      );
  },
  status: () => session.state().status,
};

export type StreamPage = typeof streamPage;
Object.assign(globalThis, { streamPage });
