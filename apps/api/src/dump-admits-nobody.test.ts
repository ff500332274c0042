import { API_PREFIX, type LoginAnswer, paths } from '@wugan/shared';
import type { InjectOptions } from 'fastify';
import { expect, it } from 'vitest';
import { call, pairOf, problemOf, refresh, signIn } from './testing/call.ts';
import { forge, takeApart } from './testing/forge.ts';
import { age, sql, untilAcknowledged } from './testing/sql.ts';
import { until } from './testing/until.ts';
import { useTestApp } from './testing/use-test-app.ts';
import { withoutLimits } from './testing/without-limits.ts';

const metricsToken = 'what-prometheus-shows';
const app = useTestApp({
  env: { LOG_LEVEL: 'silent', METRICS_TOKEN: metricsToken },
  thresholds: withoutLimits,
});

const attempt = 'the-attempt-key-of-the-owner';

/** Sessions of every kind, so that every column has something in it. */
async function fillTables() {
  const living = await signIn(app(), 'ann', {
    attempt,
    device: { platform: 'h5', name: 'Firefox' },
  });
  const next = pairOf(await refresh(app(), { refreshToken: living.refreshToken, attempt }));
  const token = next.accessToken;
  await call(app(), paths.me, { method: 'PUT', token, body: { nickname: 'Ann' } });
  const form = new FormData();
  form.append('file', new Blob([Buffer.from([0xff, 0xd8, 0xff, 0xe0])]), 'a.jpg');
  const headers = { authorization: `Bearer ${token}` };
  await fetch(app().url + API_PREFIX + paths.myAvatar, { method: 'POST', body: form, headers });
  await untilAcknowledged(app(), living.session.id);

  const proved = await signIn(app(), 'ben');
  await age(app(), proved.session.id, 60);
  const proof = { code: await app().code('ben') };
  await refresh(app(), { refreshToken: proved.refreshToken, proof });
  const ended = await signIn(app(), 'eve');
  await call(app(), paths.logout, { body: { refreshToken: ended.refreshToken } });
  await until(async () => (await sql(app(), 'SELECT FROM audit_event')).length >= 2);
  return { living, next };
}

/** Every value of every column of every table, once. */
async function everyValue(): Promise<string[]> {
  const tables = await sql(
    app(),
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
  );
  const values = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
    else if (value !== null && String(value) !== '') values.add(String(value));
  };
  for (const { name } of tables)
    for (const row of await sql(app(), `SELECT to_jsonb(t) AS row FROM "${String(name)}" AS t`))
      collect(row.row);
  return [...values];
}

const post = (path: string, payload: object, headers = {}): InjectOptions => ({
  method: 'POST',
  url: API_PREFIX + path,
  payload,
  headers,
});
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** What somebody with a value, and the shape of our tokens, can try with it. */
function tries(value: string, shapes: readonly ReturnType<typeof takeApart>[]) {
  // A header takes no such character: no token has one.
  const token = value.replace(/[^\x21-\x7e]/g, '');
  const [access, renewal] = shapes.map(({ header, claims }) => forge(header, claims, value));
  return [
    { url: API_PREFIX + paths.me, headers: bearer(token) },
    { url: API_PREFIX + paths.me, headers: bearer(access ?? '') },
    { url: '/metrics', headers: bearer(token) },
    post(paths.refresh, { refreshToken: value }),
    post(paths.refresh, { refreshToken: renewal ?? '' }),
    post(paths.refresh, { refreshToken: renewal ?? '', attempt }),
    post(paths.logout, { refreshToken: value }),
    post(paths.logout, {}, bearer(token)),
    post(paths.login, { code: value }),
    post(paths.login, { code: value, attempt }),
  ];
}

it('no value of any column is a token, a code, a key to sign with, or lets anybody in as something else', {
  timeout: 180_000,
}, async () => {
  const { living, next } = await fillTables();
  const shapes = [next.accessToken, next.refreshToken].map(takeApart);
  const admitted = async (values: readonly string[]) => {
    const found: string[] = [];
    for (const value of values)
      for (const attempted of tries(value, shapes)) {
        const { statusCode } = await app().inject(attempted);
        if (statusCode < 400) found.push(`${attempted.url} ${value.slice(0, 12)}`);
        else expect(statusCode).toBeLessThan(500);
      }
    return found;
  };
  const values = await everyValue();
  expect(values.length).toBeGreaterThan(60);
  expect(await admitted(values)).toEqual([]);

  // A fingerprint is not what it was made from.
  const [row] = await sql(app(), 'SELECT rotated_by FROM session WHERE id = $1', [
    living.session.id,
  ]);
  const asAttempt = { refreshToken: living.refreshToken, attempt: String(row?.rotated_by) };
  expect(problemOf(await refresh(app(), asAttempt)).reason).toBe('reuse_detected');
});

type Kind = (pair: LoginAnswer) => string | Promise<string>;

const kinds: Record<string, Kind> = {
  'an access token': ({ accessToken }) => accessToken,
  'a refresh token': ({ refreshToken }) => refreshToken,
  'a code': () => app().code('kim'),
  'the token of Prometheus': () => metricsToken,
  'the secret of access tokens': () => app().env.ACCESS_TOKEN_SECRET ?? '',
  'the secret of refresh tokens': () => app().env.REFRESH_TOKEN_SECRET ?? '',
};

it.each(Object.entries(kinds))('were %s there, it would be found', async (_kind, make) => {
  const pair = await signIn(app(), 'kim');
  const secret = await make(pair);
  await sql(app(), 'CREATE TABLE planted (id int, secrets text[])');
  await sql(app(), 'INSERT INTO planted VALUES (1, $1)', [['x', secret]]);
  const values = await everyValue();
  await sql(app(), 'DROP TABLE planted');
  expect(values).toContain(secret);
  const shapes = [pair.accessToken, pair.refreshToken].map(takeApart);
  const statuses: number[] = [];
  for (const attempted of tries(secret, shapes))
    statuses.push((await app().inject(attempted)).statusCode);
  expect(Math.min(...statuses)).toBeLessThan(400);
});
