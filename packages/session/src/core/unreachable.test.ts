import { describe, expect, it } from 'vitest';
import { settle } from '../testing/fake-clock.ts';
import { createSignedInRig, granted, pair } from '../testing/rig.ts';
import { retryDelay } from './engine/retry-delay.ts';
import type { RefreshAnswer } from './ports.ts';

const offline: RefreshAnswer = { kind: 'unreachable', cause: 'offline' };

async function rejectedCalls(count: number) {
  const rig = await createSignedInRig();
  const calls = Array.from({ length: count }, () => rig.get());
  for (const call of calls) call.catch(() => {});
  await settle();
  return { ...rig, calls };
}

describe('a refresh that cannot be had', () => {
  it('tells all 20 callers, keeps the session, and the next call tries again', async () => {
    const { accepted, auth, calls, get, session, store } = await rejectedCalls(20);
    auth.latest().answer(offline);
    const outcomes = await Promise.allSettled(calls);
    expect(outcomes.map(({ status }) => status)).toEqual(calls.map(() => 'rejected'));
    await expect(calls[0]).rejects.toMatchObject({ code: 'REFRESH_UNREACHABLE' });
    expect(session.state()).toMatchObject({ status: 'signed-in', refresh: { cause: 'offline' } });
    expect(store.text).toContain('refresh-a0.0');

    accepted.add('access-a0.1');
    const next = get();
    await settle();
    auth.latest().answer(granted(pair(1)));
    expect(await next).toMatchObject({ status: 200 });
  });

  it('frees everybody at the deadline when it never answers, and the next call starts afresh', async () => {
    const { accepted, auth, calls, clock, get, session } = await rejectedCalls(20);
    await clock.advance(14_999);
    expect(auth.asked).toHaveLength(1);
    await clock.advance(1);
    const outcomes = await Promise.allSettled(calls);
    expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true);
    expect(session.state()).toMatchObject({ refresh: { cause: 'timeout' } });

    accepted.add('access-a0.1');
    const next = get();
    await settle();
    expect(auth.asked).toHaveLength(2);
    auth.latest().answer(granted(pair(1)));
    expect(await next).toMatchObject({ status: 200 });
  });

  it('repeats the same attempt key for the same pair, and a new one for the next pair', async () => {
    const { accepted, auth, calls, clock, get } = await rejectedCalls(1);
    auth.latest().answer(offline);
    await Promise.allSettled(calls);
    const again = get();
    await settle();
    const [first, second] = auth.asked;
    expect(second?.question.attempt).toBe(first?.question.attempt);

    auth.latest().answer(granted(pair(1)));
    await again;
    accepted.clear();
    get().catch(() => {});
    // The first request may still arrive until its deadline: only then is the new pair refreshed.
    await clock.advance(14_999);
    expect(auth.asked).toHaveLength(2);
    await clock.advance(1);
    expect(auth.latest().question.attempt).not.toBe(first?.question.attempt);
  });

  it('is not asked for again before its backoff has passed, unless somebody says so', async () => {
    const { auth, calls, clock, get, session } = await rejectedCalls(1);
    auth.latest().answer(offline);
    await Promise.allSettled(calls);
    const second = get();
    second.catch(() => {});
    await settle();
    auth.latest().answer(offline);
    await expect(second).rejects.toMatchObject({ code: 'REFRESH_UNREACHABLE' });

    await expect(get()).rejects.toMatchObject({ code: 'REFRESH_UNREACHABLE' });
    expect(auth.asked).toHaveLength(2);
    session.retryNow();
    get().catch(() => {});
    await clock.advance(0);
    expect(auth.asked).toHaveLength(3);
  });

  it('that fails after somebody said that it is worth a try is tried once more, for whoever waits', async () => {
    const { accepted, auth, calls, session } = await rejectedCalls(2);
    session.retryNow();
    auth.latest().answer(offline);
    await settle();
    expect(auth.asked).toHaveLength(2);
    accepted.add('access-a0.1');
    auth.latest().answer(granted(pair(1)));
    expect(await Promise.all(calls)).toMatchObject([{ status: 200 }, { status: 200 }]);
  });

  it('that was tried once more and fails again is given up', async () => {
    const { auth, calls, session } = await rejectedCalls(1);
    session.retryNow();
    auth.latest().answer(offline);
    await settle();
    auth.latest().answer(offline);
    await expect(calls[0]).rejects.toMatchObject({ code: 'REFRESH_UNREACHABLE' });
    expect(auth.asked).toHaveLength(2);
  });

  it('waits as long as Retry-After says', async () => {
    const { auth, calls, clock, get } = await rejectedCalls(1);
    auth.latest().answer({ kind: 'unreachable', cause: 'server', retryAfter: 30 });
    await Promise.allSettled(calls);
    await clock.advance(29_000);
    await expect(get()).rejects.toMatchObject({ code: 'REFRESH_UNREACHABLE' });
    await clock.advance(1_000);
    get().catch(() => {});
    await clock.advance(0);
    expect(auth.asked).toHaveLength(2);
  });

  it('costs at most 30 refresh calls in an hour of outage', () => {
    let elapsed = 0;
    let refreshes = 0;
    while (elapsed < 3_600_000) {
      refreshes += 1;
      elapsed += Math.max(200, retryDelay(refreshes, undefined, 0));
    }
    expect(refreshes).toBeLessThanOrEqual(30);
  });

  it('survives a port that throws', async () => {
    const auth = {
      refresh: () => Promise.reject(new Error('boom')),
      signOut: () => Promise.reject(new Error('boom')),
    };
    const { get, session } = await createSignedInRig({ auth });
    await expect(get()).rejects.toMatchObject({ code: 'REFRESH_UNREACHABLE' });
    expect(session.state()).toMatchObject({ status: 'signed-in', refresh: { cause: 'offline' } });
    await session.signOut();
    expect(session.state().status).toBe('signed-out');
  });
});
