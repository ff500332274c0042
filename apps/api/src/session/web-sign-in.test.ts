import { SNAPSHOT_USER, type WebProvider, webProviders } from '@wugan/shared';
import { LoginAnswer } from '@wugan/shared/schemas';
import { Value } from 'typebox/value';
import { afterEach, describe, expect, it } from 'vitest';
import { call, pairOf, problemOf, refresh, signIn } from '../testing/call.ts';
import { askForWebCode, breakWechat, countExchanges } from '../testing/sandbox.ts';
import { readSession, sql } from '../testing/sql.ts';
import { startTestApp } from '../testing/start-test-app.ts';
import { until } from '../testing/until.ts';
import { useTestApp } from '../testing/use-test-app.ts';

const app = useTestApp();
const official = 'wechat-official-account';
const path = '/sns/oauth2/access_token';
const mine = 'mine-mine-mine-mine-mine';

const login = (body: object) => call(app(), '/auth/login', { body });
const codeFor = (user: string, provider: WebProvider = official, choice = {}) =>
  askForWebCode(app(), provider, user, choice);

async function signInOnWeb(user: string, provider: WebProvider = official): Promise<LoginAnswer> {
  const { body } = await login({ code: await codeFor(user, provider), provider });
  return Value.Parse(LoginAnswer, body);
}

afterEach(() => fetch(`${app().sandboxUrl}/sandbox/faults`, { method: 'DELETE' }));

describe('somebody who signs in on the web', () => {
  it('is the same user as in the mini program, whichever way they come', async () => {
    const { user } = await signIn(app(), 'one-person');
    for (const provider of webProviders) {
      const onWeb = await signInOnWeb('one-person', provider);
      expect(onWeb.user).toEqual(user);
    }
    const identities = await sql(
      app(),
      'SELECT provider, app_id FROM identity WHERE user_id = $1 ORDER BY provider',
      [user.id],
    );
    expect(identities).toEqual([
      { provider: 'wechat-mini-program', app_id: 'wx5a4db0c000000001' },
      { provider: 'wechat-official-account', app_id: 'wx5a4db0c000000002' },
      { provider: 'wechat-website', app_id: 'wx5a4db0c000000003' },
    ]);
  });

  it('is known by the name that WeChat says, if they are new, and later by their own', async () => {
    const first = await signInOnWeb('newcomer');
    expect(first.user.nickname).toBe('newcomer');
    const change = { method: 'PUT', body: { nickname: '阿新' }, token: first.accessToken };
    await call(app(), '/me', change);
    expect((await signInOnWeb('newcomer')).user).toMatchObject({
      id: first.user.id,
      nickname: '阿新',
    });
    expect((await signIn(app(), 'newcomer')).user.id).toBe(first.user.id);
  });

  it('has a session of h5, which no silent proof can save, whatever the device says', async () => {
    const code = await codeFor('liar');
    const device = { platform: 'weapp', name: 'Chrome' };
    const answer = pairOf(await login({ code, provider: official, device }));
    expect(await readSession(app(), answer.session.id)).toMatchObject({
      platform: 'h5',
      device: 'Chrome',
    });
    await refresh(app(), { refreshToken: answer.refreshToken, attempt: mine });
    const stolen = await refresh(app(), { refreshToken: answer.refreshToken });
    expect(problemOf(stolen)).toMatchObject({ code: 'session_revoked', reason: 'reuse_detected' });
  });

  it('who has another user’s unionid is reported, and takes nothing over', async () => {
    const mineThen = await signInOnWeb('mixed-up-web');
    const [row] = await sql(app(), 'SELECT unionid FROM "user" WHERE id = $1', [mineThen.user.id]);
    const other = await signIn(app(), 'somebody-else-web');
    await sql(app(), 'UPDATE "user" SET unionid = NULL WHERE id = $1', [mineThen.user.id]);
    await sql(app(), 'UPDATE "user" SET unionid = $2 WHERE id = $1', [other.user.id, row?.unionid]);

    expect((await signInOnWeb('mixed-up-web')).user.id).toBe(mineThen.user.id);
    const reported = `SELECT id FROM audit_event WHERE event = 'unionid_conflict' AND user_id = $1`;
    await until(async () => (await sql(app(), reported, [mineThen.user.id])).length === 1);
  });

  it('who is disabled stays out', async () => {
    const { user } = await signIn(app(), 'banned');
    await sql(app(), 'UPDATE "user" SET disabled_at = now() WHERE id = $1', [user.id]);
    const refused = problemOf(await login({ code: await codeFor('banned'), provider: official }));
    expect(refused).toMatchObject({ status: 403, code: 'forbidden' });
    expect(refused.reason).toBeUndefined();
  });
});

describe('a code of the web', () => {
  it('with the same attempt, 50 times at once, is one session and one call to WeChat', async () => {
    const body = { code: await codeFor('crowd'), provider: official, attempt: mine };
    const before = await countExchanges(app(), path);
    const replies = await Promise.all(Array.from({ length: 50 }, () => login(body)));
    expect(new Set(replies.map((reply) => pairOf(reply).refreshToken)).size).toBe(1);
    expect(await countExchanges(app(), path)).toBe(before + 1);
  });

  it('with another attempt, or none, is worth nothing', async () => {
    const body = { code: await codeFor('watched'), provider: official };
    pairOf(await login({ ...body, attempt: mine }));
    for (const again of [{ ...body, attempt: 'theirs-theirs-theirs-the' }, body])
      expect(problemOf(await login(again)).code).toBe('wechat_code_invalid');
  });

  it('under another provider is worth nothing, and is not spent by that', async () => {
    const code = await codeFor('wrong-door');
    for (const provider of ['wechat-website', 'wechat-mini-program', undefined])
      expect(problemOf(await login({ code, provider, attempt: mine }))).toMatchObject({
        status: 401,
        code: 'wechat_code_invalid',
      });
    expect((await login({ code, provider: official, attempt: mine })).status).toBe(200);
  });

  it('under another provider is worth nothing with its own attempt either, at once or later', async () => {
    const body = { code: await codeFor('two-doors'), attempt: mine };
    const replies = await Promise.all(
      [official, 'wechat-website'].map((provider) => login({ ...body, provider })),
    );
    expect(replies.map(({ status }) => status)).toEqual([200, 401]);
    expect((await login({ ...body, provider: 'wechat-website' })).status).toBe(401);
    expect((await login({ ...body, provider: official })).status).toBe(200);
  });

  it('proves nothing about a session of the mini program', async () => {
    const { refreshToken, session } = await signIn(app(), 'prover');
    const proof = { code: await codeFor('prover') };
    const before = await readSession(app(), session.id);
    const reply = await refresh(app(), { refreshToken, proof });
    expect(problemOf(reply).code).toBe('wechat_code_invalid');
    expect(await readSession(app(), session.id)).toEqual(before);
  });

  it('of a snapshot page is forbidden with its reason, and makes nobody', async () => {
    const users = async () => sql(app(), 'SELECT id FROM "user"');
    const before = (await users()).length;
    const code = await codeFor('window-shopper', official, { snapshot: '1' });
    expect(problemOf(await login({ code, provider: official }))).toMatchObject({
      status: 403,
      code: 'forbidden',
      reason: SNAPSHOT_USER,
      next: 'stop',
    });
    expect(await users()).toHaveLength(before);
  });
});

describe('what WeChat says', () => {
  it.each([
    [{ errcode: 40029 }, 401, 'wechat_code_invalid'],
    [{ errcode: 40163 }, 401, 'wechat_code_invalid'],
    [{ errcode: 45011 }, 429, 'wechat_rate_limited'],
    [{ errcode: 40013 }, 503, 'wechat_misconfigured'],
    [{ errcode: 40125 }, 503, 'wechat_misconfigured'],
    [{ errcode: -1, times: 3 }, 503, 'wechat_unavailable'],
    [{ errcode: 12345 }, 502, 'wechat_bad_answer'],
  ])('%o is %i %s, and leaves nothing behind', async (fault, status, code) => {
    const body = { code: await codeFor(`web-${code}`), provider: official, attempt: mine };
    await breakWechat(app(), { path, ...fault });
    const reply = await login(body);
    expect(problemOf(reply)).toMatchObject({ status, code });
    const isLater = status === 429 || status === 503;
    expect(reply.headers.has('retry-after')).toBe(isLater);
    expect((await login(body)).status).toBe(200);
  });
});

describe('the ways to sign in on the web', () => {
  it('are told with everything a page needs, and no secret', async () => {
    const { status, body } = await call(app(), '/auth/providers');
    expect(status).toBe(200);
    expect(body).toEqual({
      providers: [
        {
          provider: 'wechat-official-account',
          appId: 'wx5a4db0c000000002',
          authorizeUrl: `${app().sandboxUrl}/connect/oauth2/authorize`,
          scope: 'snsapi_userinfo',
        },
        {
          provider: 'wechat-website',
          appId: 'wx5a4db0c000000003',
          authorizeUrl: `${app().sandboxUrl}/connect/qrconnect`,
          scope: 'snsapi_login',
        },
      ],
    });
  });

  it('that are not set up are not offered, and refused by name', async () => {
    const bare = await startTestApp({
      beside: app(),
      env: { WECHAT_APP_SECRET: 'an-own-secret' },
    });
    try {
      expect((await call(bare, '/auth/providers')).body).toEqual({ providers: [] });
      const body = { code: 'any', provider: official };
      expect(problemOf(await call(bare, '/auth/login', { body }))).toMatchObject({
        status: 400,
        code: 'invalid_request',
        errors: [{ field: 'provider', message: 'is not set up on this server' }],
      });
    } finally {
      await bare.close();
    }
  });
});

it('what WeChat gives for a code is neither stored nor logged', async () => {
  const tokens = { access_token: '90_the-visitors-token', refresh_token: '90_the-other-token' };
  const answer = { ...tokens, openid: 'o-careful', unionid: 'u-careful', scope: 'snsapi_userinfo' };
  await breakWechat(app(), { path, body: JSON.stringify(answer) });
  await breakWechat(app(), { path: '/sns/userinfo', errcode: 40001 });
  pairOf(await login({ code: 'a-code-to-be-careful-with', provider: official }));
  const tables = ['user', 'identity', 'session', 'spent_code', 'audit_event'];
  const rows = await Promise.all(tables.map((table) => sql(app(), `SELECT * FROM "${table}"`)));
  const everything = JSON.stringify(rows) + app().logLines.join('\n');
  expect(everything).toContain('o-careful');
  for (const secret of ['90_the', 'a-code-to-be-careful-with', 'sandbox-secret'])
    expect(everything).not.toContain(secret);
});
