import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createHttpAuthServer,
  createSession,
  type HttpRequest,
  type Send,
  type Session,
  type TransportErrorKind,
} from '../core/index.ts';
import { createFakeClock, settle } from './fake-clock.ts';
import { createMemoryStore } from './memory-store.ts';
import { createRig, granted, pair } from './rig.ts';
import { startTroubleServer, type TroubleServer } from './trouble-server.ts';

/** What became of a request, in the same words whatever carried it. */
export type Outcome =
  | { readonly status: number; readonly body: unknown }
  | { readonly kind: TransportErrorKind };

/** A way to send, as an app meets it: through a session, or not. */
export interface TransportUnderTest {
  readonly send: Send;
  ask(request: HttpRequest): Promise<Outcome>;
  /** True for an answer that says that the token was rejected: `code: 'access_token_expired'`. */
  askThrough(session: Session, request: HttpRequest): Promise<Outcome>;
  /** What it calls a failure that it cannot tell from another. */
  readonly names?: Partial<Record<TransportErrorKind, TransportErrorKind>>;
}

interface Situation {
  readonly name: string;
  readonly path: string;
  readonly outcome: Outcome;
  /** What a refresh makes of it; `unreachable` keeps the session. */
  readonly refresh: 'unreachable' | 'ended';
  /** Refreshes that a call causes which meets it with a token that is not known to be stale. */
  readonly refreshes?: number;
  readonly retryAfter?: number;
  readonly timeout?: number;
}

const html = '<!doctype html><title>Sign in to this Wi-Fi</title>';
const kept = { refresh: 'unreachable' } as const;
const failing = (kind: TransportErrorKind) => ({ ...kept, outcome: { kind } });
const answered = (status: number, body: unknown) => ({ ...kept, outcome: { status, body } });
const coded = (status: number, code: string, more = '') => ({
  path: `/status/${status}?code=${code}${more}`,
  ...answered(status, { code }),
});

const situations: readonly Situation[] = [
  { name: 'a name that DNS does not know', path: 'http://nowhere.invalid/', ...failing('offline') },
  { name: 'a connection that is refused', path: 'http://127.0.0.1:9/', ...failing('offline') },
  { name: 'a connection that is reset', path: '/reset', ...failing('offline') },
  { name: 'a connection that is reset in the answer', path: '/cut', ...failing('offline') },
  { name: 'no answer in time', path: '/silent', timeout: 60, ...failing('timeout') },
  { name: 'an app that was hidden (interrupted)', path: '/interrupted', ...failing('interrupted') },
  { name: 'a network switch (600001)', path: '/network-switch', ...failing('offline') },
  { name: '408', ...coded(408, 'request_timeout') },
  { name: '425', ...coded(425, 'too_early') },
  { name: '429 with Retry-After', ...coded(429, 'rate_limited', '&retry-after=7'), retryAfter: 7 },
  ...[500, 501, 502, 504, 599].map((status) => ({
    name: `${status}`,
    path: `/status/${status}`,
    ...answered(status, ''),
  })),
  { name: '503 with Retry-After', ...coded(503, 'unavailable', '&retry-after=30'), retryAfter: 30 },
  { name: '503 with a code that ends sessions', ...coded(503, 'session_revoked') },
  { name: 'HTML with 200 (a captive portal)', path: '/portal', ...answered(200, html) },
  { name: 'truncated JSON', path: '/truncated', ...answered(200, '{"accessToken":"half') },
  { name: 'malformed JSON', path: '/malformed', ...answered(200, '{accessToken: 1}') },
  { name: '200 with the wrong shape', path: '/wrong-shape', ...answered(200, { tokens: [] }) },
  { name: '400', ...coded(400, 'invalid_request') },
  { name: '401 without a code', path: '/status/401', ...answered(401, '') },
  { name: '401 with a code that nobody listed', ...coded(401, 'out_of_tea') },
  {
    name: '401 with our code for an access token',
    ...coded(401, 'access_token_expired'),
    refreshes: 1,
  },
  { name: '401 with our code for a session', ...coded(401, 'session_revoked'), refresh: 'ended' },
  { name: 'a foreign host’s 401', path: '/foreign', ...answered(401, html) },
  { name: '403', ...coded(403, 'forbidden') },
];

/** A session whose access token has expired, so that its next call refreshes over `send`. */
async function createStaleSession(send: Send, refreshUrl: string) {
  const clock = createFakeClock();
  const session = createSession({
    auth: createHttpAuthServer({
      send,
      refreshUrl,
      signOutUrl: refreshUrl,
      verdicts: { session_revoked: 'ended' },
      endReason: () => 'revoked',
    }),
    clock,
    random: { key: async () => 'attempt', unit: () => 1 },
    store: createMemoryStore(),
  });
  await session.signIn(async () => pair(0));
  clock.jump(24 * 3_600_000);
  return session;
}

/** What every transport must make of every trouble: the same. */
export function describeTransport(name: string, create: () => TransportUnderTest): void {
  describe(`${name} as a transport`, () => {
    let server: TroubleServer;
    const { ask, askThrough, names = {}, send } = create();
    const requestOf = ({ path, timeout }: Situation): HttpRequest => ({
      url: new URL(path, server.origin).href,
      method: 'GET',
      ...(timeout === undefined ? {} : { timeout }),
    });
    const inItsWords = (outcome: Outcome): Outcome =>
      'kind' in outcome ? { kind: names[outcome.kind] ?? outcome.kind } : outcome;

    beforeAll(async () => {
      server = await startTroubleServer();
    });
    afterAll(() => server.close());

    it.each(situations)('gives a caller what came of it: $name', async (situation) => {
      const outcome = await ask(requestOf(situation));
      expect(outcome).toEqual(inItsWords(situation.outcome));
    });

    it.each(situations)(
      'refreshes only for a token that was rejected: $name',
      async (situation) => {
        const { auth, session } = createRig();
        await session.signIn(async () => pair(0));
        const asked = askThrough(session, requestOf(situation));
        for (let refreshes = 0; refreshes < (situation.refreshes ?? 0); refreshes += 1) {
          await expect.poll(() => auth.asked.length).toBeGreaterThan(refreshes);
          auth.latest().answer(granted(pair(refreshes + 1)));
        }
        expect(await asked).toEqual(inItsWords(situation.outcome));
        expect(auth.asked).toHaveLength(situation.refreshes ?? 0);
        expect(session.state().status).toBe('signed-in');
      },
    );

    it.each(situations)('ends a session for a listed verdict alone: $name', async (situation) => {
      const { timeout, url } = requestOf(situation);
      const hasty: Send = (request) =>
        send(timeout === undefined ? request : { ...request, timeout });
      const session = await createStaleSession(hasty, url);
      const call = session.call(async () => 'sent', { isRejected: () => false });
      const isKept = situation.refresh === 'unreachable';
      await expect(call).rejects.toMatchObject(
        isKept ? { code: 'REFRESH_UNREACHABLE' } : { code: 'SESSION_ENDED', reason: 'revoked' },
      );
      expect(session.state()).toMatchObject(
        isKept ? { refresh: { status: 'unreachable' } } : { status: 'signed-out' },
      );
    });

    it.each(situations.filter(({ retryAfter }) => retryAfter !== undefined))(
      'reads how long to wait: $name',
      async (situation) => {
        const { headers } = await send(requestOf(situation));
        expect(Number(headers['retry-after'])).toBe(situation.retryAfter);
      },
    );

    it('lets a caller give up, before and while it waits', async () => {
      const request = { url: `${server.origin}/silent`, method: 'GET' };
      expect(await ask({ ...request, signal: AbortSignal.abort() })).toEqual({ kind: 'aborted' });
      const controller = new AbortController();
      const asked = ask({ ...request, signal: controller.signal });
      await settle();
      controller.abort();
      expect(await asked).toEqual({ kind: 'aborted' });
    });
  });
}
