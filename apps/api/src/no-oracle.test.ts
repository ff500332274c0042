import { randomUUID } from 'node:crypto';
import { API_PREFIX, paths } from '@wugan/shared';
import type { InjectOptions } from 'fastify';
import { beforeAll, expect, it } from 'vitest';
import { call, signIn } from './testing/call.ts';
import { countStatements, type StatementCount } from './testing/count-statements.ts';
import { forge, takeApart } from './testing/forge.ts';
import { sql } from './testing/sql.ts';
import { useTestApp } from './testing/use-test-app.ts';

const app = useTestApp();
let counted: StatementCount;
beforeAll(() => {
  counted = countStatements();
});

/** All that somebody outside can see of an answer, and all the work that it took. */
async function askFor(request: InjectOptions) {
  const from = counted.statements.length;
  const { statusCode, headers, body } = await counted.during(async () => app().inject(request));
  const problem: Record<string, unknown> = body === '' ? {} : JSON.parse(body);
  const { requestId: _id, reason: _reason, ...said } = problem;
  const names = Object.keys(headers).sort();
  const length = headers['content-length'];
  return {
    statusCode,
    names,
    said,
    length: problem.reason === undefined ? length : 'as long as its reason',
    statements: counted.statements.slice(from),
  };
}

/** A refresh token and an access token of a session that nobody ever had. */
async function unknownSession(user: string) {
  const { accessToken, refreshToken } = await signIn(app(), user);
  const sid = randomUUID();
  const again = (token: string, secret = '') => {
    const { header, claims } = takeApart(token);
    return forge(header, { ...claims, sid }, secret);
  };
  return {
    id: sid,
    refreshToken: again(refreshToken, app().env.REFRESH_TOKEN_SECRET),
    accessToken: again(accessToken, app().env.ACCESS_TOKEN_SECRET),
  };
}

async function endedSession(user: string) {
  const { session, ...pair } = await signIn(app(), user);
  await call(app(), paths.logout, { body: { refreshToken: pair.refreshToken } });
  return { ...pair, id: session.id };
}

const post = (path: string, payload: object): InjectOptions => ({
  method: 'POST',
  url: API_PREFIX + path,
  payload,
});

it.each<[string, (pair: { refreshToken: string }) => InjectOptions]>([
  ['a refresh', ({ refreshToken }) => post(paths.refresh, { refreshToken })],
  [
    'a refresh with a proof',
    ({ refreshToken }) => post(paths.refresh, { refreshToken, proof: { code: 'x' } }),
  ],
  ['a sign-out', ({ refreshToken }) => post(paths.logout, { refreshToken })],
])(
  '%s tells an unknown session from one that has ended neither by its shape nor by its work',
  async (_what, request) => {
    const unknown = await askFor(request(await unknownSession('ann')));
    const ended = await askFor(request(await endedSession('ann')));
    expect(unknown).toEqual(ended);
    expect(unknown.statements.length).toBeGreaterThan(0);
  },
);

it.each([
  ['has ended', `revoked_at = now(), end_reason = 'signed_out'`],
  ['is frozen', 'frozen_at = now()'],
  ['has expired', 'idle_expires_at = now()'],
])(
  'a session that %s is not even locked by a refresh, which would cost a commit',
  async (_how, change) => {
    const { refreshToken, session } = await signIn(app(), 'max');
    await sql(app(), `UPDATE session SET ${change} WHERE id = $1`, [session.id]);
    expect((await call(app(), paths.refresh, { body: { refreshToken } })).status).toBe(401);
    // Who has locked the row, or replaced it: nobody.
    const rows = await sql(app(), 'SELECT xmax::text FROM session WHERE id = $1', [session.id]);
    expect(rows).toEqual([{ xmax: '0' }]);
  },
);

it('the session of somebody else is not found, as one that nobody ever had', async () => {
  const { accessToken } = await signIn(app(), 'eve');
  const { session: foreign } = await signIn(app(), 'ben');
  const ended = await endedSession('ben');
  const end = (id: string) =>
    askFor({
      method: 'DELETE',
      url: API_PREFIX + paths.session(id),
      headers: { authorization: `Bearer ${accessToken}` },
    });
  const unknown = await end(randomUUID());
  expect(unknown.statusCode).toBe(404);
  expect(unknown.statements.length).toBeGreaterThan(0);
  expect(await end(foreign.id)).toEqual(unknown);
  expect(await end(ended.id)).toEqual(unknown);
});

it('an access token that is not one of ours is refused without work, whatever is wrong with it', async () => {
  const { accessToken } = await signIn(app(), 'kim');
  const { header, claims } = takeApart(accessToken);
  const me = (token: string) =>
    askFor({ url: API_PREFIX + paths.me, headers: { authorization: `Bearer ${token}` } });
  const wrong = [
    forge(header, claims, 'another secret'),
    forge({ ...header, kid: '9' }, claims, app().env.ACCESS_TOKEN_SECRET ?? ''),
    forge(header, { ...claims, aud: 'wugan-refresh' }, app().env.ACCESS_TOKEN_SECRET ?? ''),
    `${accessToken}x`,
  ];
  const answers = await Promise.all(wrong.map(me));
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(answers[0]?.statements).toEqual([]);
});
