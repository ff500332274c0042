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
import { type Outcome, type Situation, situations } from './transport-contract-situations.ts';
import { startTroubleServer, type TroubleServer } from './trouble-server.ts';

/** A way to send, as an app meets it: through a session, or not. */
export interface TransportUnderTest {
  readonly send: Send;
  ask(request: HttpRequest): Promise<Outcome>;
  /** True for an answer that says that the token was rejected: `code: 'access_token_expired'`. */
  askThrough(session: Session, request: HttpRequest): Promise<Outcome>;
  /** What it calls a failure that it cannot tell from another. */
  readonly names?: Partial<Record<TransportErrorKind, TransportErrorKind>>;
}

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
