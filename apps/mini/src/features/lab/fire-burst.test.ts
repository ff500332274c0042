import {
  type Bearer,
  createSession,
  type Grant,
  type HttpAnswer,
  type HttpRequest,
} from '@wugan/session';
import { expect, it } from 'vitest';
import { buildTimeline } from './build-timeline.ts';
import { fireBurst } from './fire-burst.ts';

const grant = (generation: number): Grant => ({
  accessToken: `access-${generation}`,
  refreshToken: `refresh-${generation}`,
  accessExpiresIn: 3600,
  refreshExpiresIn: 7200,
  serverTime: Date.now(),
  session: { id: 's', epoch: 0, generation },
});

async function signedInSession() {
  let keys = 0;
  let kept: string | null = null;
  const refreshes: string[] = [];
  const session = createSession({
    auth: {
      async refresh({ refreshToken }) {
        refreshes.push(refreshToken);
        return { kind: 'granted', grant: grant(refreshes.length) };
      },
      async signOut() {},
    },
    clock: {
      now: Date.now,
      after: (ms, task) => {
        const timer = setTimeout(task, ms);
        return () => clearTimeout(timer);
      },
    },
    random: { key: async () => `key-${keys++}`.padEnd(32, '0'), unit: () => 0 },
    store: {
      shared: false,
      read: async () => kept,
      async update(decide) {
        kept = decide(kept);
      },
    },
  });
  await session.signIn(async () => grant(0));
  return { session, refreshes };
}

const isRejected = ({ status }: HttpAnswer) => status === 401;

it('every request of a burst meets a 401, one refresh cures all of them', async () => {
  const { session, refreshes } = await signedInSession();
  const carried: Bearer['headers'][] = [];
  const send = async ({ headers = {} }: HttpRequest): Promise<HttpAnswer> => {
    carried.push(headers);
    const isKnown = /^Bearer access-/.test(headers.Authorization ?? '');
    return { status: isKnown ? 200 : 401, headers: {}, body: {} };
  };

  const facts = await fireBurst({ session, send, url: '/me', count: 20, isRejected });

  expect(buildTimeline(facts, 20).sums).toEqual({
    requests: 20,
    rejected: 20,
    refreshes: 1,
    replays: 20,
    failures: 0,
  });
  expect(refreshes).toEqual(['refresh-0']);
  expect(carried.slice(20).every(({ Authorization }) => Authorization === 'Bearer access-1')).toBe(
    true,
  );
});

it('a request that fails is told as a fact and does not stop the burst', async () => {
  const { session } = await signedInSession();
  const send = async (): Promise<HttpAnswer> => {
    throw new Error('no network');
  };
  const facts = await fireBurst({ session, send, url: '/me', count: 3, isRejected });
  expect(buildTimeline(facts, 3).sums).toMatchObject({ requests: 3, failures: 3, refreshes: 0 });
});
