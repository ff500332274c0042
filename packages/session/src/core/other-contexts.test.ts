import { describe, expect, it } from 'vitest';
import { settle } from '../testing/fake-clock.ts';
import { createSignedInRig, granted, pair } from '../testing/rig.ts';
import { createTab, recordOf } from '../testing/tab-of-several.ts';
import type { Lock } from './ports.ts';

const HOUR = 3_600_000;

describe('what another tab does', () => {
  it('ends the session here when it signs out, without telling the server again', async () => {
    const { auth, hear, session } = await createTab();
    await hear(null);
    expect(session.state()).toEqual({ status: 'signed-out', reason: 'signed-out-elsewhere' });
    expect(auth.signedOut).toEqual([]);
  });

  it('signs in here, too, when it signs in', async () => {
    const { accepted, get, hear, session } = await createTab();
    await session.signOut();
    await hear(await recordOf(pair(0, { who: 'b' })));
    accepted.add('access-b0.0');
    expect(await get()).toMatchObject({ status: 200, carried: 'access-b0.0' });
    expect(session.state()).toMatchObject({ stored: true });
  });

  it('signs in here as somebody else, though the pair that is left here has been renewed more often', async () => {
    const { hear, session } = await createTab();
    await hear(await recordOf(pair(1)));
    await hear(await recordOf(pair(0, { who: 'b' })));
    expect(session.state()).toMatchObject({ credential: { sessionId: 'session-of-b' } });
  });

  it('changes nothing here while the store cannot be read', async () => {
    const { accepted, facts, get, hear, session, store } = await createTab();
    store.fault = 'broken';
    await hear(await recordOf(pair(0, { who: 'b' })));
    expect(session.state()).toMatchObject({ credential: { sessionId: 'session-of-a' } });
    accepted.add('access-a0.0');
    expect(await get()).toMatchObject({ status: 200 });
    expect(facts.filter(({ type }) => type === 'store-failed')).toHaveLength(1);
  });

  it('frees the calls of the former user when somebody else signs in', async () => {
    const { auth, get, hear, sent } = await createTab();
    const waiting = get();
    waiting.catch(() => {});
    await settle();
    await hear(await recordOf(pair(0, { who: 'b' })));
    await expect(waiting).rejects.toMatchObject({ code: 'SESSION_ENDED', reason: 'replaced' });
    auth.latest().answer(granted(pair(1)));
    await settle();
    expect(sent).toEqual(['access-a0.0']);
  });

  it('is carried here at once when it has renewed the pair', async () => {
    const { accepted, auth, get, hear } = await createTab();
    await hear(await recordOf(pair(1)));
    accepted.add('access-a0.1');
    expect(await get()).toMatchObject({ status: 200, carried: 'access-a0.1' });
    expect(auth.asked).toHaveLength(0);
  });

  it('is told once, however often it is heard of', async () => {
    const { facts, hear, store } = await createTab();
    await hear(await recordOf(pair(1)));
    await hear(store.text);
    await hear(await recordOf(pair(0)));
    expect(facts.filter(({ type }) => type === 'renewed-elsewhere')).toHaveLength(1);
  });

  it('left a pair that has expired since: it is refreshed in its turn, and nobody sees a 401', async () => {
    const rig = await createSignedInRig();
    rig.store.text = await recordOf(pair(1));
    await rig.clock.advance(4 * HOUR);
    rig.accepted.add('access-a0.2');
    const call = rig.get();
    await settle();
    expect(rig.auth.asked.map(({ question }) => question.refreshToken)).toEqual(['refresh-a0.1']);
    rig.auth.latest().answer(granted(pair(2)));
    expect(await call).toMatchObject({ status: 200, carried: 'access-a0.2' });
    expect(rig.sent).toEqual(['access-a0.2']);
  });

  it('brings no session back that was signed out here, though the record could not be removed', async () => {
    const { hear, session, store } = await createTab();
    store.update = () => Promise.reject(new Error('QuotaExceededError'));
    await session.signOut();
    await hear(await recordOf(pair(1)));
    expect(session.state()).toEqual({ status: 'signed-out', reason: 'signed-out' });
  });

  it('brings no session back that a sign-in here has replaced, though that could not be stored', async () => {
    const { hear, session, store } = await createTab();
    store.update = () => Promise.reject(new Error('QuotaExceededError'));
    await session.signIn(async () => pair(0, { who: 'b' }));
    await hear(await recordOf(pair(1)));
    expect(session.state()).toMatchObject({ credential: { sessionId: 'session-of-b' } });
  });

  it('frees the calls that wait for a refresh when it has renewed the pair', async () => {
    const { accepted, auth, get, hear, session, store } = await createTab();
    accepted.add('access-a0.1');
    const waiting = get();
    await settle();
    expect(auth.asked).toHaveLength(1);
    await hear(await recordOf(pair(1)));
    expect(await waiting).toMatchObject({ status: 200, carried: 'access-a0.1' });
    expect(session.state()).toMatchObject({ stored: true });

    // The late answer is the same generation: it changes nothing, and is not revoked.
    const { text } = store;
    auth.latest().answer(granted(pair(1)));
    await settle();
    expect(store.text).toBe(text);
    expect(auth.signedOut).toEqual([]);
    expect(await get()).toMatchObject({ status: 200 });
  });

  it('frees nobody when it writes the pair that is being refreshed once more', async () => {
    const { accepted, auth, get, hear, sent, store } = await createTab();
    const waiting = get();
    await settle();
    await hear(store.text);
    expect(sent).toEqual(['access-a0.0']);
    accepted.add('access-a0.1');
    auth.latest().answer(granted(pair(1)));
    expect(await waiting).toMatchObject({ status: 200, carried: 'access-a0.1' });
  });

  it('leaves a refresh that it made needless nothing to ask, when that wakes from its rest', async () => {
    const { accepted, auth, clock, get, hear } = await createTab();
    await hear(await recordOf(pair(1)));
    accepted.add('access-a0.2');
    const waiting = get();
    await settle();
    await hear(await recordOf(pair(2, { accessExpiresIn: 5 })));
    expect(await waiting).toMatchObject({ status: 200, carried: 'access-a0.2' });
    await clock.advance(60_000);
    expect(auth.asked).toEqual([]);
  });

  it('decides which attempt key is sent, where both have stored the same generation', async () => {
    const { auth, get, session, store } = await createTab();
    const theirs = await recordOf(pair(0));
    const { attempt } = JSON.parse(theirs ?? '');
    store.text = theirs?.replace(attempt, 'their-key') ?? null;
    get().catch(() => {});
    await settle();
    expect(session.state().status).toBe('signed-in');
    expect(auth.latest().question.attempt).toBe('their-key');
  });

  it('is not undone by a refresh here: a sign-out stays one, and the late pair is revoked', async () => {
    const { auth, get, session, store } = await createTab();
    const waiting = get();
    waiting.catch(() => {});
    await settle();
    store.text = null;
    auth.latest().answer(granted(pair(1)));
    await expect(waiting).rejects.toMatchObject({ reason: 'signed-out-elsewhere' });
    expect(store.text).toBeNull();
    expect(auth.signedOut).toEqual(['refresh-a0.1']);
    expect(session.state().status).toBe('signed-out');
  });

  it('is not overwritten by a refresh here: the record of somebody else stays', async () => {
    const { auth, get, store } = await createTab();
    get().catch(() => {});
    await settle();
    store.text = await recordOf(pair(0, { who: 'b' }));
    auth.latest().answer(granted(pair(1)));
    await settle();
    expect(store.text).toContain('refresh-b0.0');
  });

  it('is seen before a refresh is sent: nobody refreshes a session that was signed out', async () => {
    const { auth, get, store } = await createTab();
    store.text = null;
    await expect(get()).rejects.toMatchObject({ reason: 'signed-out-elsewhere' });
    expect(auth.asked).toHaveLength(0);
  });

  it('does not end the session here when it writes what nobody here can read', async () => {
    const { facts, hear, session } = await createTab();
    await hear('{"version":99}');
    expect(session.state().status).toBe('signed-in');
    expect(facts.some(({ type }) => type === 'store-failed')).toBe(true);
  });

  it('may still be under way when a slow answer comes: the new pair rests from then', async () => {
    const { auth, clock, get } = await createTab();
    const first = get();
    await settle();
    await clock.advance(10_000);
    auth.latest().answer(granted(pair(1, { serverTime: 1_000 })));
    await first;
    get().catch(() => {});
    await clock.advance(14_999);
    expect(auth.asked).toHaveLength(1);
    await clock.advance(1);
    expect(auth.asked).toHaveLength(2);
  });

  it('does not bring back a session that was signed out here at the same moment', async () => {
    const { hear, session, store } = await createTab();
    const text = store.text;
    const heard = hear(text);
    await session.signOut();
    await heard;
    expect(session.state()).toEqual({ status: 'signed-out', reason: 'signed-out' });
    expect(store.text).toBeNull();
  });

  it('does not end a session whose pair could not be stored', async () => {
    const { hear, session, store } = await createTab();
    store.fault = 'full';
    await session.signIn(async () => pair(0, { who: 'b' }));
    store.fault = null;
    await hear(null);
    expect(session.state()).toMatchObject({ status: 'signed-in', stored: false });
  });
});

describe('signing in again in another tab, as the same user', () => {
  it('lets the calls go on that wait for a refresh here', async () => {
    const { accepted, get, hear, session } = await createTab();
    await session.signOut();
    await session.signIn(async () => pair(0, { user: { id: 7 } }));
    accepted.add('access-n0.0');
    const waiting = get();
    await settle();
    await hear(await recordOf(pair(0, { who: 'n', user: { id: 7 } })));
    expect(await waiting).toMatchObject({ status: 200, carried: 'access-n0.0' });
  });
});

describe('a lock between tabs', () => {
  it('is held around the refresh, and given up after it', async () => {
    const story: string[] = [];
    const lock: Lock = {
      acquire: async () => {
        story.push('acquired');
        return { wasContended: false, release: () => void story.push('released') };
      },
    };
    const { accepted, auth, get } = await createSignedInRig({ lock });
    accepted.add('access-a0.1');
    const call = get();
    await settle();
    expect(story).toEqual(['acquired']);
    auth.latest().answer(granted(pair(1)));
    expect(await call).toMatchObject({ status: 200 });
    expect(story).toEqual(['acquired', 'released']);
  });

  it('that another tab had just before shows here what that tab has stored', async () => {
    const lock: Lock = { acquire: async () => ({ wasContended: true, release: () => {} }) };
    const { accepted, auth, clock, get, store } = await createSignedInRig({ lock });
    accepted.add('access-a0.1');
    const call = get();
    await clock.advance(99);
    store.text = await recordOf(pair(1));
    await clock.advance(1);
    expect(await call).toMatchObject({ status: 200, carried: 'access-a0.1' });
    expect(auth.asked).toHaveLength(0);
  });

  it.each([
    ['does not come in time', async () => null],
    ['is broken', () => Promise.reject(new Error('no locks here'))],
  ])('that %s is done without', async (_, acquire) => {
    const { accepted, auth, get } = await createSignedInRig({ lock: { acquire } });
    accepted.add('access-a0.1');
    const call = get();
    await settle();
    auth.latest().answer(granted(pair(1)));
    expect(await call).toMatchObject({ status: 200 });
  });
});
