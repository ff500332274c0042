import { randomUUID } from 'node:crypto';
import { API_PREFIX, type ErrorCode, errorKinds, paths } from '@wugan/shared';
import { beforeAll, describe, expect, it } from 'vitest';
import { call, problemOf, refresh, signIn } from './testing/call.ts';
import { type Contract, readContract } from './testing/contract.ts';
import { createCuttableDatabase } from './testing/cuttable-database.ts';
import { forge } from './testing/forge.ts';
import { breakWechat } from './testing/sandbox.ts';
import { age, sql } from './testing/sql.ts';
import { startTestApp } from './testing/start-test-app.ts';
import { useTestApp } from './testing/use-test-app.ts';

const app = useTestApp({ thresholds: { refusedRefreshesPerAddress: 100 } });
let contract: Contract;
beforeAll(async () => {
  contract = await readContract(app());
});

const json = (body: unknown, headers = {}) => ({
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});
const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
const attempts = { mine: 'a'.repeat(22), other: 'b'.repeat(22) };

const me = (init?: RequestInit) => contract.send('get', API_PREFIX + paths.me, init);
const login = (body: unknown) => contract.send('post', API_PREFIX + paths.login, json(body));
const renew = (body: unknown) => contract.send('post', API_PREFIX + paths.refresh, json(body));

/** A sign-in of which WeChat makes trouble. */
async function troubledLogin(fault: object): Promise<Response> {
  await breakWechat(app(), fault);
  return login({ code: await app().code('wang') });
}

/** How each code comes about. */
const ways: Record<ErrorCode, () => Promise<Response>> = {
  access_token_missing: () => me(),
  access_token_invalid: () => me(bearer('x')),
  access_token_expired: async () => {
    const [sub, sid] = [randomUUID(), randomUUID()];
    const claims = { iss: 'wugan', aud: 'wugan-api', sub, sid, epoch: 0, gen: 0 };
    const secret = app().env.ACCESS_TOKEN_SECRET ?? '';
    const header = { alg: 'HS256', typ: 'at+jwt', kid: '1' };
    return me(bearer(forge(header, { ...claims, iat: 1, exp: 2 }, secret)));
  },
  session_ended: async () => {
    const { accessToken, refreshToken } = await signIn(app(), 'li');
    await call(app(), paths.logout, { body: { refreshToken } });
    return me(bearer(accessToken));
  },
  refresh_token_invalid: () => renew({ refreshToken: 'x' }),
  session_expired: async () => {
    const { refreshToken, session } = await signIn(app(), 'li');
    await age(app(), session.id, 8 * 86_400);
    return renew({ refreshToken });
  },
  session_revoked: async () => {
    const { refreshToken } = await signIn(app(), 'li');
    await call(app(), paths.logout, { body: { refreshToken } });
    return renew({ refreshToken });
  },
  proof_required: async () => {
    const { refreshToken } = await signIn(app(), 'li');
    await refresh(app(), { refreshToken, attempt: attempts.mine });
    return renew({ refreshToken, attempt: attempts.other });
  },
  wechat_code_invalid: () => login({ code: 'unknown' }),
  request_too_late: async () => {
    const { refreshToken } = await signIn(app(), 'li');
    return renew({ refreshToken, deadline: 1 });
  },
  invalid_request: () => login({}),
  not_found: () => contract.send('get', `${API_PREFIX}${paths.avatars}/${randomUUID()}`),
  body_too_large: () => login({ code: ' '.repeat(65_537) }),
  unsupported_media_type: () =>
    contract.send('post', API_PREFIX + paths.login, {
      headers: { 'content-type': 'text/xml' },
      body: '<code/>',
    }),
  forbidden: async () => {
    const { user } = await signIn(app(), 'disabled-sun');
    await sql(app(), 'UPDATE "user" SET disabled_at = now() WHERE id = $1', [user.id]);
    return login({ code: await app().code('disabled-sun') });
  },
  wechat_user_blocked: async () => login({ code: await app().code('blocked-zhao') }),
  rate_limited: async () => {
    for (let i = 0; i < 100; i += 1) await refresh(app(), { refreshToken: 'x' });
    return renew({ refreshToken: 'x' });
  },
  wechat_rate_limited: () => troubledLogin({ errcode: 45011 }),
  internal: async () => {
    const { accessToken } = await signIn(app(), 'li');
    await sql(app(), 'ALTER TABLE "user" RENAME COLUMN nickname TO hidden');
    try {
      return await me(bearer(accessToken));
    } finally {
      await sql(app(), 'ALTER TABLE "user" RENAME COLUMN hidden TO nickname');
    }
  },
  wechat_bad_answer: () => troubledLogin({ errcode: 61024 }),
  wechat_unavailable: () => troubledLogin({ errcode: -1, times: 3 }),
  wechat_misconfigured: () => troubledLogin({ errcode: 40125 }),
  unavailable: async () => {
    const database = await createCuttableDatabase(app());
    const cutOff = await startTestApp({ beside: app(), env: { DATABASE_URL: database.url } });
    try {
      const { accessToken } = await signIn(cutOff, 'li');
      const itsContract = await readContract(cutOff);
      await database.cut();
      return await itsContract.send('get', API_PREFIX + paths.me, bearer(accessToken));
    } finally {
      await cutOff.close();
    }
  },
};

const codes = Object.keys(errorKinds).filter((code): code is ErrorCode => code in errorKinds);

describe('every error of the closed list', () => {
  it.each(codes)('%s is sent as the list says, and as the document does', async (code) => {
    const response = await ways[code]();
    const { status, headers } = response;
    const problem = problemOf({ status, headers, body: await response.json() });
    const { next, title } = errorKinds[code];
    expect(problem).toMatchObject({ code, status: errorKinds[code].status, next, title });
    expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(problem.requestId).toBe(headers.get('x-request-id'));
    expect(headers.get('cache-control')).toBe('no-store');
    const wait = status === 429 || status === 503 ? expect.stringMatching(/^[1-9]\d*$/) : null;
    expect(headers.get('retry-after')).toEqual(wait);
    const challenge = status === 401 ? 'Bearer error="invalid_token"' : null;
    expect(headers.get('www-authenticate')).toBe(challenge);
  });
});

it('pages of allowed origins may read errors, wherever they arise', async () => {
  const origin = 'http://localhost:10086';
  for (const path of [paths.me, '/nothing', '/%', paths.login]) {
    const { headers } = await call(app(), path, { headers: { origin } });
    expect(headers.get('access-control-allow-origin')).toBe(origin);
  }
});
