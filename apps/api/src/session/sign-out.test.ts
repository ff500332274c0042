import { describe, expect, it } from 'vitest';
import { call, pairOf, problemOf, refresh, signIn } from '../testing/call.ts';
import { age, readSession, sql } from '../testing/sql.ts';
import { useTestApp } from '../testing/use-test-app.ts';

const app = useTestApp();
const signOut = (body: object, token?: string) =>
  call(app(), '/auth/logout', { body, ...(token === undefined ? {} : { token }) });

describe('POST auth/logout', () => {
  it('by a refresh token ends the session, and doing it again changes nothing', async () => {
    const { refreshToken, accessToken, session } = await signIn(app(), 'ann');
    expect((await signOut({ refreshToken })).status).toBe(204);
    const ended = await readSession(app(), session.id);
    expect(ended).toMatchObject({ end_reason: 'signed_out', revoked_at: expect.any(Date) });
    expect((await signOut({ refreshToken })).status).toBe(204);
    expect(await readSession(app(), session.id)).toEqual(ended);
    expect(problemOf(await call(app(), '/me', { token: accessToken })).code).toBe('session_ended');
  });

  it('by an access token alone ends its session, and again', async () => {
    const { refreshToken, accessToken } = await signIn(app(), 'ben');
    expect((await signOut({}, accessToken)).status).toBe(204);
    expect((await signOut({}, accessToken)).status).toBe(204);
    expect(problemOf(await refresh(app(), { refreshToken })).code).toBe('session_revoked');
  });

  it('takes a POST without a body, as wx.request sends it', async () => {
    const { accessToken } = await signIn(app(), 'eve');
    const reply = await call(app(), '/auth/logout', {
      method: 'POST',
      token: accessToken,
      headers: { 'content-type': 'application/json' },
    });
    expect(reply.status).toBe(204);
  });

  it('works for a frozen session, and for one that has expired', async () => {
    const frozen = await signIn(app(), 'frozen');
    await sql(app(), 'UPDATE session SET frozen_at = now() WHERE id = $1', [frozen.session.id]);
    expect((await signOut({ refreshToken: frozen.refreshToken })).status).toBe(204);
    const expired = await signIn(app(), 'expired');
    await age(app(), expired.session.id, 8 * 86_400);
    expect((await signOut({ refreshToken: expired.refreshToken })).status).toBe(204);
    for (const { session } of [frozen, expired])
      expect(await readSession(app(), session.id)).toMatchObject({ end_reason: 'signed_out' });
  });

  it('by a token of an older epoch is answered 204 and ends nothing', async () => {
    const { refreshToken, session } = await signIn(app(), 'older');
    await age(app(), session.id, 60);
    const proof = { code: await app().code('older') };
    const proved = pairOf(await refresh(app(), { refreshToken, proof }));
    expect((await signOut({ refreshToken })).status).toBe(204);
    expect((await refresh(app(), { refreshToken: proved.refreshToken })).status).toBe(200);
  });

  it('of a session that is gone is answered 204', async () => {
    const { refreshToken, session } = await signIn(app(), 'gone');
    await sql(app(), 'DELETE FROM session WHERE id = $1', [session.id]);
    expect((await signOut({ refreshToken })).status).toBe(204);
  });

  it('without a token, or with one that is not ours, is refused', async () => {
    expect(problemOf(await signOut({})).code).toBe('access_token_missing');
    expect(problemOf(await signOut({}, 'nonsense')).code).toBe('access_token_invalid');
    const reply = await signOut({ refreshToken: 'nonsense' });
    expect(problemOf(reply).code).toBe('refresh_token_invalid');
  });

  it('wins over refreshes beside it: afterwards nothing of the session lives', async () => {
    const { refreshToken, session } = await signIn(app(), 'race');
    const attempt = 'r'.repeat(32);
    const [, ...refreshes] = await Promise.all([
      signOut({ refreshToken }),
      ...Array.from({ length: 8 }, (_, n) =>
        refresh(app(), { refreshToken, attempt, deadline: 9e15 - n }),
      ),
    ]);
    expect(await readSession(app(), session.id)).toMatchObject({ revoked_at: expect.any(Date) });
    for (const reply of refreshes.filter(({ status }) => status === 200)) {
      const pair = pairOf(reply);
      expect((await refresh(app(), { refreshToken: pair.refreshToken })).status).toBe(401);
      expect((await call(app(), '/me', { token: pair.accessToken })).status).toBe(401);
    }
  });
});
