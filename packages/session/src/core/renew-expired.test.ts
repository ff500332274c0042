import { describe, expect, it, vi } from 'vitest';
import { settle } from '../testing/fake-clock.ts';
import { createSignedInRig, pair } from '../testing/rig.ts';
import type { Grant } from './credential.ts';
import type { Renew } from './ports.ts';

const known = pair(0, { user: { id: 'user-a' } });
/** The first pair of another session; of the same user unless told. */
const anew = (id: string | number = 'user-a') => pair(0, { who: 'n', user: { id } });

const expired = { kind: 'ended', reason: 'expired' } as const;

/** A session that has just been told that it has expired, with one call waiting. */
async function expiredRig(renew: Renew, first: Grant = known) {
  const rig = await createSignedInRig({ renewExpired: 'silent', renew }, first);
  rig.accepted.add('access-n0.0');
  const call = rig.get();
  call.catch(() => {});
  await settle();
  rig.auth.latest().answer(expired);
  await settle();
  return { ...rig, call };
}

describe('a session that has expired', () => {
  it('ends with that reason unless it is to be renewed silently', async () => {
    const renew = vi.fn(async () => anew());
    const { auth, get } = await createSignedInRig({ renew }, known);
    const call = get();
    call.catch(() => {});
    await settle();
    auth.latest().answer(expired);
    await expect(call).rejects.toMatchObject({ code: 'SESSION_ENDED', reason: 'expired' });
    expect(renew).not.toHaveBeenCalled();
  });

  it('that was revoked is not renewed: somebody has ended it', async () => {
    const renew = vi.fn(async () => anew());
    const { auth, get } = await createSignedInRig({ renewExpired: 'silent', renew }, known);
    const call = get();
    call.catch(() => {});
    await settle();
    auth.latest().answer({ kind: 'ended', reason: 'revoked' });
    await expect(call).rejects.toMatchObject({ code: 'SESSION_ENDED', reason: 'revoked' });
    expect(renew).not.toHaveBeenCalled();
  });

  it('goes on as the same user, and what waited is sent with the new pair', async () => {
    const attempts: string[] = [];
    const { call, facts, get, sent, session, store } = await expiredRig(async (attempt) => {
      attempts.push(attempt);
      return anew();
    });
    expect(await call).toMatchObject({ status: 200, carried: 'access-n0.0' });
    expect(sent).toEqual(['access-a0.0', 'access-n0.0']);
    expect(session.state()).toMatchObject({ credential: { sessionId: 'session-of-n' } });
    expect(store.text).toContain('refresh-n0.0');
    expect(attempts).toEqual([expect.stringMatching(/^attempt-\d$/)]);
    expect(facts.map(({ type }) => type)).not.toContain('ended');
    expect(await get()).toMatchObject({ status: 200 });
  });

  it('is renewed again when the session in its place has expired in its turn', async () => {
    const grants = [anew(), pair(0, { who: 'm', user: { id: 'user-a' } })];
    const { accepted, auth, call, get } = await expiredRig(async () => grants.shift() ?? null);
    await call;
    accepted.clear();
    accepted.add('access-m0.0');
    const later = get();
    await settle();
    expect(auth.latest().question.refreshToken).toBe('refresh-n0.0');
    auth.latest().answer(expired);
    expect(await later).toMatchObject({ status: 200, carried: 'access-m0.0' });
  });

  it.each<[string, Grant]>([
    ['somebody else', anew('user-b')],
    ['nobody knows whom', pair(0, { who: 'n' })],
  ])(
    'ends when the new pair is for %s; that pair is revoked, and nothing is sent',
    async (_, grant) => {
      const { auth, call, sent, session, store } = await expiredRig(async () => grant);
      await expect(call).rejects.toMatchObject({ code: 'SESSION_ENDED', reason: 'expired' });
      expect(session.state()).toEqual({ status: 'signed-out', reason: 'expired' });
      expect(sent).toEqual(['access-a0.0']);
      expect(auth.signedOut).toEqual(['refresh-n0.0']);
      await settle();
      expect(store.text).toBeNull();
    },
  );

  it('ends, and nobody signs in, when it is not known whose it was', async () => {
    const renew = vi.fn(async () => anew());
    const { call } = await expiredRig(renew, pair(0));
    await expect(call).rejects.toMatchObject({ code: 'SESSION_ENDED', reason: 'expired' });
    expect(renew).not.toHaveBeenCalled();
  });

  it('ends when the app says that the user must be asked', async () => {
    const { call } = await expiredRig(async () => null);
    await expect(call).rejects.toMatchObject({ code: 'SESSION_ENDED', reason: 'expired' });
  });

  it('is kept, and renewed later, when no answer could be had', async () => {
    let isOnline = false;
    const { auth, call, get, session } = await expiredRig(async () => {
      if (!isOnline) throw new Error('offline');
      return anew();
    });
    await expect(call).rejects.toMatchObject({ code: 'REFRESH_UNREACHABLE' });
    expect(session.state()).toMatchObject({ status: 'signed-in', refresh: { cause: 'proof' } });
    isOnline = true;
    const later = get();
    await settle();
    auth.latest().answer(expired);
    expect(await later).toMatchObject({ status: 200, carried: 'access-n0.0' });
  });

  it('is not waited for without end, and a pair that comes too late is revoked', async () => {
    let answer = (_: Grant) => {};
    const { auth, call, clock, session } = await expiredRig(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    await clock.advance(15_000);
    await expect(call).rejects.toMatchObject({ code: 'REFRESH_UNREACHABLE' });
    answer(anew());
    await settle();
    expect(auth.signedOut).toEqual(['refresh-n0.0']);
    expect(session.state()).toMatchObject({ credential: { sessionId: 'session-of-a' } });
  });

  it('stays signed out when the user signs out while it is renewed', async () => {
    let answer = (_: Grant) => {};
    const { auth, call, session, store } = await expiredRig(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    await session.signOut();
    answer(anew());
    await settle();
    await expect(call).rejects.toMatchObject({ code: 'SESSION_ENDED', reason: 'signed-out' });
    expect(auth.signedOut).toEqual(['refresh-a0.0', 'refresh-n0.0']);
    expect(store.text).toBeNull();
  });
});

describe('signing in again as the same user', () => {
  it('lets a call that waits for the refresh of the old session go on', async () => {
    const { accepted, auth, get, session } = await createSignedInRig({}, known);
    accepted.add('access-n0.0');
    const call = get();
    await settle();
    await session.signIn(async () => anew());
    expect(await call).toMatchObject({ status: 200, carried: 'access-n0.0' });
    expect(auth.signedOut).toEqual(['refresh-a0.0']);
  });
});
