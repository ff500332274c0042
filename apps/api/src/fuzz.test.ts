import { API_PREFIX, paths } from '@wugan/shared';
import fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import { afterAll, expect, inject, it } from 'vitest';
import { call, problemOf, refresh, signIn } from './testing/call.ts';
import { countStatements } from './testing/count-statements.ts';
import { forge, takeApart } from './testing/forge.ts';
import { mutations } from './testing/mutations.ts';
import { useTestApp } from './testing/use-test-app.ts';
import { withoutLimits } from './testing/without-limits.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** How many requests are made up, in all. */
    readonly fuzzRuns: number;
  }
}

const runs = inject('fuzzRuns');
const share = (part: number) => ({ numRuns: Math.ceil(runs * part) });
const app = useTestApp({ env: { LOG_LEVEL: 'silent' }, thresholds: withoutLimits });
const post = (path: string, payload: object, headers = {}): InjectOptions => ({
  method: 'POST',
  url: API_PREFIX + path,
  headers,
  payload,
});
const timeout = 3_600_000;

const answers = new Map<number, number>();
let sent = 0;

async function send(request: InjectOptions) {
  const answer = await app().inject(request);
  answers.set(answer.statusCode, (answers.get(answer.statusCode) ?? 0) + 1);
  sent += 1;
  // Whoever asked for a night's worth sees that it goes on.
  if (sent % 50_000 === 0) process.stdout.write(`Fuzz: ${sent} requests\n`);
  return answer;
}

afterAll(() => {
  const counts = [...answers].sort().map(([status, count]) => `${count} × ${status}`);
  process.stdout.write(`Fuzz: ${counts.join(', ')}\n`);
});

async function someTokens(): Promise<string[]> {
  const first = await signIn(app(), 'ann');
  const second = await signIn(app(), 'ben');
  return [first.refreshToken, second.refreshToken, first.accessToken, second.accessToken];
}

it('a statement that a request leads to is counted, or none would say nothing', async () => {
  const { refreshToken } = await signIn(app(), 'ann');
  const counted = countStatements();
  await counted.during(async () => app().inject(post(paths.refresh, { refreshToken })));
  expect(counted.statements).toHaveLength(1);
  await counted.during(async () => app().inject(post(paths.logout, { refreshToken })));
  expect(counted.statements.length).toBeGreaterThan(1);
});

it(
  'no changed token refreshes, and none of them costs a statement',
  async () => {
    const tokens = mutations(await someTokens());
    const counted = countStatements();
    await fc.assert(
      fc.asyncProperty(tokens, async (refreshToken) => {
        const request = post(paths.refresh, { refreshToken });
        const { statusCode } = await counted.during(() => send(request));
        // 400: too short or too long to be a token at all.
        expect([400, 401]).toContain(statusCode);
      }),
      share(0.5),
    );
    expect(counted.statements).toEqual([]);
  },
  timeout,
);

it(
  'no changed token gives access, and none of them costs a statement',
  async () => {
    const tokens = mutations(await someTokens());
    const scheme = fc.constantFrom('Bearer ', 'bearer ', 'Bearer', 'Basic ', 'Bearer  ', '');
    const counted = countStatements();
    await fc.assert(
      fc.asyncProperty(scheme, tokens, async (by, token) => {
        const authorization = by + token;
        const me = { url: API_PREFIX + paths.me, headers: { authorization } };
        const signOut = post(paths.logout, {}, { authorization });
        for (const request of [me, signOut])
          expect((await counted.during(() => send(request))).statusCode).toBe(401);
      }),
      share(0.2),
    );
    expect(counted.statements).toEqual([]);
  },
  timeout,
);

it(
  'no body, header or path is ever an error of ours, or let in',
  async () => {
    const path = fc.constantFrom(
      paths.login,
      paths.refresh,
      paths.logout,
      paths.me,
      paths.myAvatar,
    );
    const field = fc.constantFrom(
      'refreshToken',
      'attempt',
      'deadline',
      'proof',
      'device',
      '__proto__',
    );
    const body = fc.oneof(
      fc.dictionary(field, fc.anything()).map((value) => JSON.stringify(value) ?? ''),
      fc.json(),
      fc.string(),
      fc.constant(''),
    );
    const type = fc.constantFrom(
      'application/json',
      'application/json; charset=utf-8',
      'application/problem+json',
      'multipart/form-data; boundary=x',
      'text/plain',
      '',
    );
    const header = fc.constantFrom(
      'origin',
      'wugan-unstored',
      'x-forwarded-for',
      'if-none-match',
      'accept',
    );
    const value = fc
      .string({ unit: 'binary-ascii' })
      .map((text) => text.replace(/[^\x20-\x7e]/g, ''));
    const method = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS');
    const tail = fc.oneof(
      fc.constant(''),
      fc.string().map((text) => `/${encodeURI(text)}`),
    );

    await fc.assert(
      fc.asyncProperty(
        fc.record({ path, body, type, header, value, method, tail }),
        async ({ path, body, type, header, value, method, tail }) => {
          const { statusCode } = await send({
            method,
            url: API_PREFIX + path + tail,
            headers: { 'content-type': type, [header]: value },
            ...(method === 'GET' || method === 'HEAD' ? {} : { payload: body }),
          });
          expect(statusCode === 204 ? method : statusCode).toSatisfy(
            (answer) => answer === 'OPTIONS' || (answer >= 400 && answer < 500),
          );
        },
      ),
      share(0.3),
    );
  },
  timeout,
);

it('a token is spelt in one way: no other last character will do', async () => {
  const [refreshToken = '', , accessToken = ''] = await someTokens();
  const others = (token: string) =>
    [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=']
      .map((last) => token.slice(0, -1) + last)
      .filter((other) => other !== token);
  for (const other of others(refreshToken))
    expect((await refresh(app(), { refreshToken: other })).status).toBe(401);
  for (const token of others(accessToken))
    expect((await call(app(), paths.me, { token })).status).toBe(401);
});

it('sessions that are unknown, or have ended, are refused alike in all but the reason', async () => {
  const { refreshToken } = await signIn(app(), 'eve');
  const { header, claims } = takeApart(refreshToken);
  const secret = app().env.REFRESH_TOKEN_SECRET ?? '';
  const unknown = forge(header, { ...claims, sid: claims.sub }, secret);
  await app().inject(post(paths.logout, { refreshToken }));

  const [ended, missing] = [
    await refresh(app(), { refreshToken }),
    await refresh(app(), { refreshToken: unknown }),
  ];
  const shape = (problem: object) => ({ ...problem, requestId: '', reason: '' });
  expect(shape(problemOf(ended))).toEqual(shape(problemOf(missing)));
  expect([...ended.headers.keys()]).toEqual([...missing.headers.keys()]);
});

/** Milliseconds that a refusal takes, by the median. */
async function timeRefusals(tokens: readonly string[]): Promise<number[]> {
  const times = tokens.map((): number[] => []);
  for (let round = 0; round < 1_500; round += 1)
    for (const [index, refreshToken] of tokens.entries()) {
      const from = performance.now();
      await app().inject(post(paths.refresh, { refreshToken }));
      times[index]?.push(performance.now() - from);
    }
  return times.map((each) => each.sort((a, b) => a - b)[each.length >> 1] ?? 0);
}

// Only where somebody asked for a night's worth: a clock says little on a machine that does other things.
if (runs >= 100_000)
  it('and in time within noise', { timeout }, async () => {
    const { refreshToken } = await signIn(app(), 'eve');
    const { header, claims } = takeApart(refreshToken);
    const secret = app().env.REFRESH_TOKEN_SECRET ?? '';
    const unknown = forge(header, { ...claims, sid: claims.sub }, secret);
    await app().inject(post(paths.logout, { refreshToken }));
    const [ended = 0, missing = 0] = await timeRefusals([refreshToken, unknown]);
    process.stdout.write(`Ended ${ended.toFixed(2)} ms, unknown ${missing.toFixed(2)} ms\n`);
    expect(ended / missing).toBeGreaterThan(0.8);
    expect(ended / missing).toBeLessThan(1.25);
  });
