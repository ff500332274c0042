import { describe, expect, it } from 'vitest';
import { call, pairOf, problemOf, refresh, signIn } from '../testing/call.ts';
import { countExchanges } from '../testing/sandbox.ts';
import { age, readSession, sql } from '../testing/sql.ts';
import { useTestApp } from '../testing/use-test-app.ts';

const app = useTestApp();

/** A session of an hour ago, whose token somebody else has used up, so that it is frozen. */
async function frozenSession(user: string) {
  const first = await signIn(app(), user);
  await age(app(), first.session.id, 3_600);
  const { refreshToken } = first;
  const second = pairOf(await refresh(app(), { refreshToken, attempt: 'a'.repeat(32) }));
  const thief = await refresh(app(), { refreshToken, attempt: 'b'.repeat(32) });
  expect(problemOf(thief).code).toBe('proof_required');
  return { first, second, id: first.session.id };
}
const prove = async (refreshToken: string, user: string) =>
  refresh(app(), { refreshToken, proof: { code: await app().code(user) } });

describe('the owner’s proof', () => {
  it('opens a new epoch, in which everything older is worth nothing', async () => {
    const { first, second, id } = await frozenSession('owner');
    const proved = pairOf(await prove(second.refreshToken, 'owner'));
    expect(proved.session).toEqual({ id, epoch: 1, generation: 0 });
    expect((await call(app(), '/me', { token: proved.accessToken })).status).toBe(200);
    expect(pairOf(await refresh(app(), { refreshToken: proved.refreshToken })).session).toEqual({
      id,
      epoch: 1,
      generation: 1,
    });
    for (const { accessToken, refreshToken } of [first, second]) {
      expect(problemOf(await call(app(), '/me', { token: accessToken })).code).toBe(
        'session_ended',
      );
      expect(problemOf(await refresh(app(), { refreshToken })).code).toBe('proof_required');
    }
    const untouched = await readSession(app(), id);
    expect(untouched).toMatchObject({ epoch: 1, generation: 1, frozen_at: null });
  });

  it('works with any token of the session, the oldest too', async () => {
    const { first, id } = await frozenSession('oldest');
    expect(pairOf(await prove(first.refreshToken, 'oldest')).session).toEqual({
      id,
      epoch: 1,
      generation: 0,
    });
  });

  it('in several at once ends with one living pair', async () => {
    const { first, second } = await frozenSession('parallel');
    const replies = await Promise.all(
      [first, second, second, first].map(({ refreshToken }) => prove(refreshToken, 'parallel')),
    );
    const pairs = new Set(replies.map((reply) => pairOf(reply).refreshToken));
    expect(pairs.size).toBe(1);
  });

  it('whose answer was lost is refused once more, and a new code gives that pair', async () => {
    const { second } = await frozenSession('lost');
    const { refreshToken } = second;
    const body = { refreshToken, proof: { code: await app().code('lost') } };
    const proved = pairOf(await refresh(app(), body));
    const repeated = problemOf(await refresh(app(), body));
    expect(repeated).toMatchObject({ status: 401, code: 'wechat_code_invalid', next: 'sign_in' });
    expect(pairOf(await prove(refreshToken, 'lost')).refreshToken).toBe(proved.refreshToken);
  });

  it('does not bring back a session that has ended or expired, and costs no code', async () => {
    const { second, id } = await frozenSession('over');
    const code = await app().code('over');
    const body = { refreshToken: second.refreshToken, proof: { code } };
    await sql(app(), 'UPDATE session SET idle_expires_at = now() WHERE id = $1', [id]);
    expect(problemOf(await refresh(app(), body)).code).toBe('session_expired');
    await call(app(), '/auth/logout', { body: { refreshToken: second.refreshToken } });
    expect(problemOf(await refresh(app(), body)).code).toBe('session_revoked');
    expect((await call(app(), '/auth/login', { body: { code } })).status).toBe(200);
  });
});

describe('a stranger’s proof', () => {
  const mismatch = { status: 401, code: 'session_revoked', reason: 'proof_mismatch' };

  it('freezes a living session, never ends it, and the owner goes on with a proof', async () => {
    const { refreshToken, session } = await signIn(app(), 'victim');
    await signIn(app(), 'mallory');
    expect(problemOf(await prove(refreshToken, 'mallory'))).toMatchObject(mismatch);
    expect(await readSession(app(), session.id)).toMatchObject({
      frozen_at: expect.any(Date),
      revoked_at: null,
    });
    expect(pairOf(await prove(refreshToken, 'victim')).session.epoch).toBe(1);
  });

  it('moves nothing with a token of an older epoch', async () => {
    const { first, second, id } = await frozenSession('victim-2');
    pairOf(await prove(second.refreshToken, 'victim-2'));
    const before = await readSession(app(), id);
    expect(problemOf(await prove(first.refreshToken, 'never-seen'))).toMatchObject(mismatch);
    expect(await readSession(app(), id)).toEqual(before);
  });

  it('moves nothing on H5', async () => {
    const { refreshToken, session } = await signIn(app(), 'v3', { device: { platform: 'h5' } });
    const before = await readSession(app(), session.id);
    expect(problemOf(await prove(refreshToken, 'mallory'))).toMatchObject(mismatch);
    expect(await readSession(app(), session.id)).toEqual(before);
  });
});

describe('a code', () => {
  it('that has signed in proves nothing', async () => {
    const code = await app().code('two-uses');
    const login = await call(app(), '/auth/login', { body: { code } });
    const { refreshToken } = pairOf(login);
    const before = await countExchanges(app());
    const reply = await refresh(app(), { refreshToken, proof: { code } });
    expect(problemOf(reply).code).toBe('wechat_code_invalid');
    // By what we know of it ourselves.
    expect(await countExchanges(app())).toBe(before);
  });

  it('that has proved something signs nobody in', async () => {
    const { second } = await frozenSession('two-uses');
    const code = await app().code('two-uses');
    pairOf(await refresh(app(), { refreshToken: second.refreshToken, proof: { code } }));
    const login = await call(app(), '/auth/login', { body: { code } });
    expect(problemOf(login).code).toBe('wechat_code_invalid');
  });

  it('that WeChat does not know leaves the session frozen, as it was', async () => {
    const { second, id } = await frozenSession('bad-code');
    const before = await readSession(app(), id);
    const reply = await refresh(app(), {
      refreshToken: second.refreshToken,
      proof: { code: 'made-up' },
    });
    expect(problemOf(reply).code).toBe('wechat_code_invalid');
    expect(await readSession(app(), id)).toEqual(before);
  });
});
