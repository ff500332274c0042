import { describe, expect, it } from 'vitest';
import { call, pairOf, problemOf, refresh, signIn } from '../testing/call.ts';
import { age, readSession, sql, untilAcknowledged } from '../testing/sql.ts';
import { useTestApp } from '../testing/use-test-app.ts';

const app = useTestApp();
const mine = 'mine-mine-mine-mine-mine';
const theirs = 'theirs-theirs-theirs-the';
const week = 7 * 86_400;

async function refusal(body: object) {
  const { status, code, next, reason } = problemOf(await refresh(app(), body));
  return { status, code, next, ...(reason === undefined ? {} : { reason }) };
}
const proofRequired = { status: 401, code: 'proof_required', next: 'prove' };
const revoked = (reason: string) => ({
  status: 401,
  code: 'session_revoked',
  next: 'sign_in',
  reason,
});

/** Signs in and refreshes once with the attempt `mine`. */
async function twoPairs(user: string, extra: object = {}) {
  const first = await signIn(app(), user, extra);
  const body = { refreshToken: first.refreshToken, attempt: mine };
  const second = pairOf(await refresh(app(), body));
  return { first, second, again: () => refresh(app(), body), body };
}

describe('POST auth/refresh, by the rows of the table', () => {
  it('1: what is no refresh token of ours is refresh_token_invalid', async () => {
    expect(await refusal({ refreshToken: 'nonsense' })).toEqual({
      status: 401,
      code: 'refresh_token_invalid',
      next: 'sign_in',
    });
  });

  it('2: a deadline that has passed writes nothing, and says what time it is', async () => {
    const { refreshToken, session, serverTime } = await signIn(app(), 'late');
    const reply = await refresh(app(), { refreshToken, deadline: serverTime - 1 });
    const problem = problemOf(reply);
    expect(problem).toMatchObject({ status: 409, code: 'request_too_late', next: 'retry' });
    expect(problem.serverTime).toBeGreaterThanOrEqual(serverTime);
    expect(await readSession(app(), session.id)).toMatchObject({ generation: 0 });
    const inTime = await refresh(app(), { refreshToken, deadline: serverTime + 60_000 });
    expect(pairOf(inTime).session.generation).toBe(1);
  });

  it('3: a session that is gone or has ended says why', async () => {
    const { refreshToken, session } = await signIn(app(), 'gone');
    await call(app(), '/auth/logout', { body: { refreshToken } });
    expect(await refusal({ refreshToken })).toEqual(revoked('signed_out'));
    await sql(app(), 'DELETE FROM session WHERE id = $1', [session.id]);
    expect(await refusal({ refreshToken })).toEqual(revoked('not_found'));
  });

  it('4: a session that nobody refreshed for a week has expired, one second earlier it has not', async () => {
    const { refreshToken, session } = await signIn(app(), 'idle');
    await age(app(), session.id, week - 5);
    const { refreshToken: next } = pairOf(await refresh(app(), { refreshToken }));
    await age(app(), session.id, week);
    const expired = { status: 401, code: 'session_expired', next: 'sign_in' };
    expect(await refusal({ refreshToken: next })).toEqual({ ...expired, reason: 'idle_expired' });
    await sql(app(), 'UPDATE session SET absolute_expires_at = now() WHERE id = $1', [session.id]);
    expect(await refusal({ refreshToken: next })).toMatchObject({ reason: 'absolute_expired' });
  });

  it('5: a token of an older epoch is asked for a proof, and moves nothing', async () => {
    const { first, second } = await twoPairs('older-epoch');
    await sql(app(), 'UPDATE session SET epoch = 1 WHERE id = $1', [first.session.id]);
    const before = await readSession(app(), first.session.id);
    expect(await refusal({ refreshToken: second.refreshToken })).toEqual(proofRequired);
    expect(await refusal({ refreshToken: first.refreshToken })).toEqual(proofRequired);
    expect(await readSession(app(), first.session.id)).toEqual(before);
  });

  it('6: a token of a later epoch freezes, and what it knows of is past for good', async () => {
    const { refreshToken, session } = await signIn(app(), 'later-epoch');
    await age(app(), session.id, 60);
    const proof = { code: await app().code('later-epoch') };
    const later = pairOf(await refresh(app(), { refreshToken, proof }));
    expect(later.session.epoch).toBe(1);
    await sql(app(), 'UPDATE session SET epoch = 0 WHERE id = $1', [session.id]);
    expect(await refusal({ refreshToken: later.refreshToken })).toEqual(proofRequired);
    const row = await readSession(app(), session.id);
    expect(row).toMatchObject({ epoch: 1, frozen_at: expect.any(Date) });
    const withdrawn = await call(app(), '/me', { token: later.accessToken });
    expect(problemOf(withdrawn).code).toBe('session_ended');
  });

  it('7: the current token gets the next generation, whose idle time starts anew', async () => {
    const { refreshToken, session, accessToken } = await signIn(app(), 'current');
    await age(app(), session.id, 1000);
    const answer = pairOf(await refresh(app(), { refreshToken }));
    expect(answer.session).toEqual({ id: session.id, epoch: 0, generation: 1 });
    expect(answer.refreshToken).not.toBe(refreshToken);
    expect(answer.accessToken).not.toBe(accessToken);
    expect(answer).toMatchObject({ accessExpiresIn: 14_400, refreshExpiresIn: week });
  });

  it('8: the parent with another attempt freezes, and both access tokens die', async () => {
    const { first, second } = await twoPairs('stolen');
    const thief = { refreshToken: first.refreshToken, attempt: theirs };
    expect(await refusal(thief)).toEqual(proofRequired);
    expect(await refusal({ refreshToken: second.refreshToken })).toEqual(proofRequired);
    for (const { accessToken } of [first, second])
      expect(problemOf(await call(app(), '/me', { token: accessToken })).code).toBe(
        'session_ended',
      );
  });

  it('9: the parent with its own attempt gets the identical refresh token and a living access token', async () => {
    const { second, again } = await twoPairs('lost-answer');
    const redelivered = pairOf(await again());
    expect(redelivered.refreshToken).toBe(second.refreshToken);
    expect(redelivered.session).toEqual(second.session);
    expect((await call(app(), '/me', { token: redelivered.accessToken })).status).toBe(200);
  });

  it('9: and still does after days, as long as nobody has used the successor', async () => {
    const { second, again } = await twoPairs('lost-for-days');
    await age(app(), second.session.id, 6 * 86_400);
    expect(pairOf(await again()).session).toEqual(second.session);
  });

  it('10: the parent of a pair in use is good for 30 seconds more, and then freezes', async () => {
    const { second, again, body } = await twoPairs('used');
    await call(app(), '/me', { token: second.accessToken });
    await untilAcknowledged(app(), second.session.id);
    await age(app(), second.session.id, 25);
    expect(pairOf(await again()).session).toEqual(second.session);
    await age(app(), second.session.id, 6);
    expect(await refusal(body)).toEqual(proofRequired);
  });

  it('10: a grandparent freezes', async () => {
    const { second, body } = await twoPairs('grandparent');
    pairOf(await refresh(app(), { refreshToken: second.refreshToken, attempt: mine }));
    expect(await refusal(body)).toEqual(proofRequired);
  });

  it('11: a token that is ahead, as after a lost commit, goes on from where it is', async () => {
    const { first, second } = await twoPairs('lost-commit');
    const { refreshToken } = second;
    await sql(app(), 'UPDATE session SET generation = 0 WHERE id = $1', [first.session.id]);
    const healed = pairOf(await refresh(app(), { refreshToken, attempt: theirs }));
    expect(healed.session.generation).toBe(2);
    const again = pairOf(await refresh(app(), { refreshToken, attempt: theirs }));
    expect(again.refreshToken).toBe(healed.refreshToken);
    expect(app().logLines.some((line) => line.includes('session_healed'))).toBe(true);
  });

  it('12: a token nine ahead freezes', async () => {
    const { refreshToken, session } = await signIn(app(), 'far-ahead');
    await sql(app(), 'UPDATE session SET generation = 20 WHERE id = $1', [session.id]);
    // The owner's proof of an epoch that has just begun is answered with the current pair.
    const proof = { code: await app().code('far-ahead') };
    const ahead = pairOf(await refresh(app(), { refreshToken, proof }));
    expect(ahead.session).toMatchObject({ generation: 20 });
    await sql(app(), 'UPDATE session SET generation = 11 WHERE id = $1', [session.id]);
    expect(await refusal({ refreshToken: ahead.refreshToken })).toEqual(proofRequired);
  });

  it('on H5, where nobody can prove silently, a freeze ends the session', async () => {
    const { first, second } = await twoPairs('h5', { device: { platform: 'h5' } });
    const thief = { refreshToken: first.refreshToken, attempt: theirs };
    expect(await refusal(thief)).toEqual(revoked('reuse_detected'));
    expect(await refusal({ refreshToken: second.refreshToken })).toEqual(revoked('reuse_detected'));
    expect(await readSession(app(), first.session.id)).toMatchObject({
      revoked_at: expect.any(Date),
      end_reason: 'reuse_detected',
    });
  });
});
