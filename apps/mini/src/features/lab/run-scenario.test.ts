import {
  createHttpAuthServer,
  createSession,
  type Grant,
  type Send,
  TransportError,
} from '@wugan/session';
import { expect, it } from 'vitest';
import { zh } from '../../i18n/zh.ts';
import { createRefreshLine } from '../../refresh-line.ts';
import type { Bench } from './bench.ts';
import type { Timeline } from './build-timeline.ts';
import { explainLane } from './explain-lane.ts';
import { runArticle } from './run-article.ts';
import { runScenario } from './run-scenario.ts';
import { type Scenario, scenarios } from './scenarios.ts';
import { verdictOf } from './verdict-of.ts';

/** A server that rotates, gives the same successor to the same attempt, and asks a thief's victim for a proof. */
function createServer() {
  let epoch = 0;
  let generation = 0;
  let rotatedBy: unknown;
  let isFrozen = false;
  const refreshes: number[] = [];
  const grant = (): Grant => ({
    accessToken: `access-${epoch}-${generation}`,
    refreshToken: `refresh-${epoch}-${generation}`,
    accessExpiresIn: 3600,
    refreshExpiresIn: 7200,
    serverTime: Date.now(),
    session: { id: 's', epoch, generation },
  });
  const answer = (status: number, body: unknown) => ({ status, headers: {}, body });
  const isProof = (body: unknown) => Reflect.get(Object(body), 'proof') !== undefined;

  function refresh(body: unknown) {
    refreshes.push(generation);
    const token = Reflect.get(Object(body), 'refreshToken');
    const attempt: unknown = Reflect.get(Object(body), 'attempt');
    if (isProof(body)) {
      epoch += 1;
      generation = 0;
      isFrozen = false;
      return answer(200, grant());
    }
    if (token === grant().refreshToken && !isFrozen) {
      generation += 1;
      rotatedBy = attempt;
      return answer(200, grant());
    }
    if (attempt === rotatedBy && token === `refresh-${epoch}-${generation - 1}`)
      return answer(200, grant());
    isFrozen = true;
    return answer(401, { code: 'proof_required' });
  }

  const send: Send = async ({ url, body, headers }) => {
    if (url === '/refresh') return refresh(body);
    const isKnown = headers?.Authorization === `Bearer ${grant().accessToken}` && !isFrozen;
    return answer(isKnown ? 200 : 401, {});
  };
  return { send, grant, refreshes };
}

async function setUp() {
  const server = createServer();
  const line = createRefreshLine(server.send);
  let keys = 0;
  let kept: string | null = null;
  const session = createSession({
    auth: createHttpAuthServer({
      send: line.send,
      refreshUrl: '/refresh',
      signOutUrl: '/logout',
      verdicts: { proof_required: 'proof_required' },
      endReason: () => 'revoked',
    }),
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
    prover: async () => ({ code: 'fresh' }),
  });
  await session.signIn(async () => server.grant());
  const isRejected = ({ status }: { status: number }) => status === 401;
  const ask: Bench['ask'] = async (_index, headers) => {
    const answer = await line.send({ url: '/me', method: 'GET', headers });
    if (answer.status === 502) throw new TransportError('offline');
    return answer;
  };
  const bench: Bench = {
    session,
    line,
    send: server.send,
    refreshUrl: '/refresh',
    isRejected,
    ask,
    prepareUpload: async () => ask,
    openTab: () => Promise.reject(new Error('There are no tabs.')),
  };
  return { bench, server };
}

const played = scenarios.filter((scenario) => scenario !== 'tabs');

const expected: Record<Exclude<Scenario, 'tabs'>, object> = {
  expired: { requests: 20, rejected: 20, refreshes: 1, replays: 20, failures: 0 },
  late: { requests: 20, rejected: 20, refreshes: 1, replays: 20, failures: 0 },
  cut: { requests: 40, rejected: 40, refreshes: 2, replays: 20, failures: 20 },
  lost: { requests: 40, rejected: 40, refreshes: 2, replays: 20, failures: 20 },
  restart: { requests: 60, rejected: 40, refreshes: 2, replays: 20, failures: 40 },
  upload: { requests: 20, rejected: 20, refreshes: 1, replays: 20, failures: 0 },
  stolen: { requests: 20, rejected: 20, refreshes: 1, replays: 20, failures: 0 },
};

it.each(played)('%s: the session does what the Lab says of it', async (scenario) => {
  const { bench } = await setUp();
  const outcome = await runScenario(scenario, 20, bench);
  expect(outcome.timeline.sums).toEqual(expected[scenario]);
  expect(verdictOf(outcome)).toBe(scenario === 'expired' ? 'silent' : scenario);
  expect(bench.session.state().status).toBe('signed-in');
});

it('the timeline is shown while it grows: what has not ended goes on until now', async () => {
  const { bench } = await setUp();
  const shown: Timeline[] = [];
  const outcome = await runScenario('restart', 2, bench, (timeline) => shown.push(timeline));
  expect(shown.length).toBeGreaterThan(3);
  expect(shown[0]?.sums.requests).toBeLessThan(6);
  expect(shown.every(({ length }) => length % 250 === 0)).toBe(true);
  expect(outcome.timeline.sums.requests).toBe(6);
});

it('a lane is told in words, with the wait that was its own', async () => {
  const { bench } = await setUp();
  const { timeline, explain } = await runScenario('late', 2, bench);
  const words = timeline.lanes.map(({ call }) => {
    const explanation = explain(call);
    return explanation === undefined ? [] : explainLane(explanation, zh.lab.explain);
  });
  const [prompt = [], late = []] = words;
  expect(prompt[2]).toMatch(/^等候第 1 次刷新/);
  expect(late).toEqual([
    '带着第 0 代令牌发出。',
    '服务器答 401：令牌无效。',
    '令牌早已换过，不必再刷新。',
    '带着第 1 代令牌重发。',
    '得到答复。',
  ]);
});

it.each([
  ['expired', { refreshes: 1, replays: 4, failures: 0 }],
  ['late', { refreshes: 2, replays: 4, failures: 0 }],
  ['cut', { refreshes: 1, replays: 0, failures: 8 }],
  ['restart', { refreshes: 2, replays: 7, failures: 8 }],
] as const)("the article's code, %s", { timeout: 60_000 }, async (scenario, sums) => {
  const server = createServer();
  const trial = { send: server.send, url: '/me', refreshUrl: '/refresh', pair: server.grant() };
  expect(await runArticle(scenario, 4, trial)).toEqual(sums);
});
