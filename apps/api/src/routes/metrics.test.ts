import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { paths } from '@wugan/shared';
import { describe, expect, it } from 'vitest';
import { call, problemOf, refresh, signIn } from '../testing/call.ts';
import { createLateDatabase } from '../testing/late-database.ts';
import { breakWechat } from '../testing/sandbox.ts';
import { untilAcknowledged } from '../testing/sql.ts';
import { startTestApp, type TestApp } from '../testing/start-test-app.ts';
import { until } from '../testing/until.ts';
import { useTestApp } from '../testing/use-test-app.ts';

const app = useTestApp();
const get = ({ url }: Pick<TestApp, 'url'>, headers: Record<string, string> = {}) =>
  fetch(`${url}/metrics`, { headers });

/** The lines that tell something, as `name{labels} value`. */
async function figures(of: TestApp): Promise<string[]> {
  const lines = (await (await get(of)).text()).split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('#'));
}

const secrets = {
  NODE_ENV: 'production',
  ACCESS_TOKEN_SECRET: randomBytes(32).toString('hex'),
  REFRESH_TOKEN_SECRET: randomBytes(32).toString('hex'),
  WECHAT_APP_SECRET: 'not-the-sandbox-of-this-repository',
};

describe('what is counted', () => {
  it('is every refresh by its verdict, and what it did', async () => {
    const { refreshToken, session } = await signIn(app(), 'ann');
    const attempt = 'a'.repeat(22);
    const renewed = await refresh(app(), { refreshToken, attempt });
    await refresh(app(), { refreshToken, attempt });
    await refresh(app(), { refreshToken, attempt: 'b'.repeat(22) });
    await refresh(app(), { refreshToken: 'x' });
    expect(renewed.status).toBe(200);
    expect(session.generation).toBe(0);
    expect(await figures(app())).toEqual(
      expect.arrayContaining([
        'wugan_refreshes_total{verdict="granted"} 2',
        'wugan_refreshes_total{verdict="proof_required"} 1',
        'wugan_refreshes_total{verdict="refresh_token_invalid"} 1',
        'wugan_session_events_total{event="session_redelivered"} 1',
        'wugan_session_events_total{event="session_frozen"} 1',
      ]),
    );
  });

  it('is every sign-in by its outcome, and every call to WeChat by its class', async () => {
    const other = await startTestApp();
    try {
      await signIn(other, 'ann');
      await call(other, '/auth/login', { body: { code: 'unknown' } });
      await breakWechat(other, { errcode: 45011 });
      await call(other, '/auth/login', { body: { code: 'whatever' } });
      expect(await figures(other)).toEqual(
        expect.arrayContaining([
          'wugan_sign_ins_total{outcome="granted"} 1',
          'wugan_sign_ins_total{outcome="wechat_code_invalid"} 1',
          'wugan_sign_ins_total{outcome="wechat_rate_limited"} 1',
          'wugan_wechat_calls_total{call="code2session",outcome="ok"} 1',
          'wugan_wechat_calls_total{call="code2session",outcome="wechat_code_invalid"} 1',
          'wugan_wechat_calls_total{call="code2session",outcome="wechat_rate_limited"} 1',
        ]),
      );
    } finally {
      await other.close();
    }
  });

  it('is every answer by route, never by what was called', async () => {
    const { accessToken, session } = await signIn(app(), 'ben');
    await call(app(), '/me', { token: accessToken });
    await untilAcknowledged(app(), session.id);
    await call(app(), `/auth/sessions/${session.id}`, { token: accessToken, method: 'DELETE' });
    await call(app(), '/nothing-of-ours');
    const text = (await figures(app())).join('\n');
    expect(text).toContain('{method="GET",route="/api/v1/me",status="200"}');
    expect(text).toContain('route="/api/v1/auth/sessions/:id",status="204"');
    expect(text).toContain('route="none",status="404"');
    for (const secret of [session.id, accessToken, 'nothing-of-ours'])
      expect(text).not.toContain(secret);
  });

  it('is every rotating statement, by size and time', async () => {
    const { refreshToken } = await signIn(app(), 'eve');
    await refresh(app(), { refreshToken });
    const text = (await figures(app())).join('\n');
    expect(text).toMatch(/^wugan_rotation_batch_size_sum [1-9]/m);
    expect(text).toMatch(/^wugan_rotation_batch_seconds_count [1-9]/m);
  });

  it('is the process, and how fresh its knowledge of endings is', async () => {
    const text = (await figures(app())).join('\n');
    expect(text).toMatch(/^process_resident_memory_bytes \d/m);
    const age = /^wugan_kill_feed_age_seconds (.*)$/m.exec(text)?.[1];
    expect(Number(age)).toBeLessThan(5);
  });
});

describe('how late an ending is known', () => {
  const lagOf = async (of: TestApp) => {
    const text = (await figures(of)).join('\n');
    const read = (what: string) =>
      Number(new RegExp(`^wugan_kill_lag_seconds_${what} (.*)$`, 'm').exec(text)?.[1]);
    return { count: read('count'), sum: read('sum') };
  };
  const isEnded = async (at: TestApp, token: string) =>
    (await call(at, paths.me, { token })).status === 401;

  it('is measured where it is news, and nowhere else', async () => {
    const there = await startTestApp({ beside: app() });
    try {
      const before = await lagOf(app());
      const { accessToken, refreshToken } = await signIn(app(), 'lag');
      await call(app(), paths.logout, { body: { refreshToken } });
      await until(() => isEnded(there, accessToken));
      const { count, sum } = await lagOf(there);
      expect(count).toBe(1);
      expect(sum).toBeGreaterThan(0);
      expect(sum).toBeLessThan(1);
      expect(await lagOf(app())).toEqual(before);
    } finally {
      await there.close();
    }
  });

  it('is no news to whoever ended it, also if the announcement overtakes the answer', async () => {
    const database = await createLateDatabase(app(), 'SET revoked_at');
    const there = await startTestApp({ beside: app(), env: { DATABASE_URL: database.url } });
    try {
      const { accessToken, refreshToken } = await signIn(there, 'overtaken');
      const signedOut = call(there, paths.logout, { body: { refreshToken } });
      await until(() => isEnded(there, accessToken));
      database.release();
      expect((await signedOut).status).toBe(204);
      expect(await lagOf(there)).toEqual({ count: 0, sum: 0 });
    } finally {
      await there.close();
      database.close();
    }
  });
});

it('the Grafana dashboard asks for nothing that is not measured', async () => {
  const file = join(import.meta.dirname, '../../../../docs/grafana/wugan.json');
  const asked = (await readFile(file, 'utf8')).match(/\b(wugan|process|nodejs)_\w+/g) ?? [];
  const text = await (await get(app())).text();
  const names = [...new Set(asked)].filter((name) => !text.includes(name));
  expect(asked.length).toBeGreaterThan(10);
  expect(names).toEqual([]);
});

describe('who may read it', () => {
  it('is everybody in development', async () => {
    expect((await get(app())).headers.get('content-type')).toContain('text/plain');
  });

  it('is whoever has METRICS_TOKEN where that is set', async () => {
    const env = { ...secrets, METRICS_TOKEN: 'a-token-for-prometheus' };
    const production = await startTestApp({ env });
    try {
      expect((await get(production)).status).toBe(401);
      expect((await get(production, { authorization: 'Bearer wrong' })).status).toBe(401);
      const authorization = 'Bearer a-token-for-prometheus';
      expect((await get(production, { authorization })).status).toBe(200);
    } finally {
      await production.close();
    }
  });

  it('is nobody in production without one', async () => {
    const production = await startTestApp({ env: secrets });
    try {
      const reply = await get(production, { authorization: 'Bearer undefined' });
      const { status, headers } = reply;
      expect(problemOf({ status, headers, body: await reply.json() }).code).toBe('not_found');
    } finally {
      await production.close();
    }
  });
});
