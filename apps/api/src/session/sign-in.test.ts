import { afterEach, describe, expect, it } from 'vitest';
import { call, pairOf, problemOf, refresh, signIn } from '../testing/call.ts';
import { breakWechat, countExchanges } from '../testing/sandbox.ts';
import { age, sql, untilAcknowledged } from '../testing/sql.ts';
import { startTestApp } from '../testing/start-test-app.ts';
import { useTestApp } from '../testing/use-test-app.ts';

const app = useTestApp();
const mine = 'mine-mine-mine-mine-mine';
const theirs = 'theirs-theirs-theirs-the';
const login = (body: object, at = app()) => call(at, '/auth/login', { body });
const invalid = { status: 401, code: 'wechat_code_invalid', next: 'sign_in' };

afterEach(() => fetch(`${app().sandboxUrl}/sandbox/faults`, { method: 'DELETE' }));

describe('a sign-in', () => {
  it('answers with the pair, the lifetimes and the user', async () => {
    const answer = await signIn(app(), 'ann');
    expect(answer).toMatchObject({
      accessExpiresIn: 4 * 3_600,
      refreshExpiresIn: 7 * 86_400,
      session: { epoch: 0, generation: 0 },
      user: { nickname: null, avatarUrl: null },
    });
    expect(Math.abs(answer.serverTime - Date.now())).toBeLessThan(5_000);
  });

  it('finds the user again by openid, in a session of its own', async () => {
    const first = await signIn(app(), 'ben');
    const second = await signIn(app(), 'ben');
    expect(second.user).toEqual(first.user);
    expect(second.session.id).not.toBe(first.session.id);
  });

  it('makes one user of a newcomer who signs in ten times at once', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => signIn(app(), 'newcomer')));
    expect(new Set(answers.map(({ user }) => user.id)).size).toBe(1);
    expect(new Set(answers.map(({ session }) => session.id)).size).toBe(10);
    const orphans = await sql(
      app(),
      'SELECT id FROM "user" WHERE id NOT IN (SELECT user_id FROM identity)',
    );
    expect(orphans).toEqual([]);
  });
});

describe('the same code', () => {
  it('with the same attempt, 50 times at once, is one session and one call to WeChat', async () => {
    const body = { code: await app().code('crowd'), attempt: mine };
    const before = await countExchanges(app());
    const replies = await Promise.all(Array.from({ length: 50 }, () => login(body)));
    expect(new Set(replies.map((reply) => pairOf(reply).refreshToken)).size).toBe(1);
    expect(await countExchanges(app())).toBe(before + 1);
  });

  it('with the same attempt 50 times at once on three replicas is one session, user and call to WeChat', async () => {
    const others = [await startTestApp({ beside: app() }), await startTestApp({ beside: app() })];
    try {
      const body = { code: await app().code('three-doors'), attempt: mine };
      const before = await countExchanges(app());
      await breakWechat(app(), { delayMs: 300 });
      const replies = await Promise.all(
        Array.from({ length: 50 }, (_, n) => login(body, others[n % 3])),
      );
      const pairs = replies.map(pairOf);
      expect(new Set(pairs.map(({ refreshToken }) => refreshToken)).size).toBe(1);
      const made = `SELECT count(*)::int AS sessions,
          (SELECT count(*)::int FROM "user" WHERE id NOT IN (SELECT user_id FROM identity)) AS orphans
        FROM session WHERE user_id = (SELECT user_id FROM session WHERE id = $1)`;
      expect(await sql(app(), made, [pairs[0]?.session.id])).toEqual([{ sessions: 1, orphans: 0 }]);
      expect(await countExchanges(app())).toBe(before + 1);
    } finally {
      for (const other of others) await other.close();
    }
  });

  it('with the same attempt again, days later, gives the same pair while nobody used it', async () => {
    const body = { code: await app().code('lost'), attempt: mine };
    const first = pairOf(await login(body));
    expect(pairOf(await login(body)).refreshToken).toBe(first.refreshToken);
    await age(app(), first.session.id, 3 * 86_400);
    expect(pairOf(await login(body)).session).toEqual(first.session);
  });

  it('with the same attempt is spent once the pair is in use for 30 seconds', async () => {
    const body = { code: await app().code('used'), attempt: mine };
    const { accessToken, session } = pairOf(await login(body));
    await call(app(), '/me', { token: accessToken });
    await untilAcknowledged(app(), session.id);
    expect((await login(body)).status).toBe(200);
    await age(app(), session.id, 31);
    expect(problemOf(await login(body))).toMatchObject(invalid);
  });

  it.each([
    ['refreshed', (refreshToken: string) => refresh(app(), { refreshToken })],
    [
      'signed out',
      (refreshToken: string) => call(app(), '/auth/logout', { body: { refreshToken } }),
    ],
  ])('with the same attempt is spent once the session was %s', async (how, use) => {
    const body = { code: await app().code(how), attempt: mine };
    await use(pairOf(await login(body)).refreshToken);
    expect(problemOf(await login(body))).toMatchObject(invalid);
  });

  it('with another attempt, or none, is worth nothing', async () => {
    const code = await app().code('watched');
    pairOf(await login({ code, attempt: mine }));
    expect(problemOf(await login({ code, attempt: theirs }))).toMatchObject(invalid);
    expect(problemOf(await login({ code }))).toMatchObject(invalid);
  });

  it('with another attempt, while the first is being exchanged, is worth nothing', async () => {
    const code = await app().code('watched-live');
    const replies = await Promise.all([
      login({ code, attempt: mine }),
      login({ code, attempt: theirs }),
    ]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 401]);
  });
});

describe('what WeChat says', () => {
  it.each([
    [{ errcode: 40029 }, 401, 'wechat_code_invalid'],
    [{ errcode: 45011 }, 429, 'wechat_rate_limited'],
    [{ errcode: 40226 }, 403, 'wechat_user_blocked'],
    [{ errcode: 40125 }, 503, 'wechat_misconfigured'],
    [{ errcode: 12345 }, 502, 'wechat_bad_answer'],
  ])('%o is %i %s, and leaves nothing behind', async (fault, status, code) => {
    const wechatCode = await app().code(`fault-${code}`);
    await breakWechat(app(), fault);
    const reply = await login({ code: wechatCode, attempt: mine });
    expect(problemOf(reply)).toMatchObject({ status, code });
    const isLater = status === 429 || status === 503;
    expect(reply.headers.get('retry-after')).toEqual(
      isLater ? expect.stringMatching(/^\d+$/) : null,
    );
    // Not even the attempt is remembered, as that of a code which has opened something would be.
    expect((await login({ code: wechatCode, attempt: theirs })).status).toBe(200);
  });

  it('that our secret is wrong shows in readiness, and sessions keep refreshing', async () => {
    const { refreshToken } = await signIn(app(), 'signed-in-before');
    await breakWechat(app(), { errcode: 40125 });
    await login({ code: await app().code('unlucky') });
    const ready = await fetch(`${app().url}/health/ready`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({ status: 'degraded', database: 'ok', wechat: 'degraded' });
    expect((await refresh(app(), { refreshToken })).status).toBe(200);
  });
});
