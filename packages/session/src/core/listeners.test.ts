import { afterEach, describe, expect, it, vi } from 'vitest';
import { settle } from '../testing/fake-clock.ts';
import { createSignedInRig, granted, pair } from '../testing/rig.ts';

afterEach(() => vi.restoreAllMocks());

describe('listeners', () => {
  it('hear the story of a call in order, with the one refresh in it', async () => {
    const { accepted, auth, facts, get } = await createSignedInRig();
    facts.length = 0;
    accepted.add('access-a0.1');
    const call = get();
    await settle();
    auth.latest().answer(granted(pair(1)));
    await call;
    await settle();
    expect(facts.map(({ type }) => type)).toEqual([
      'call-started',
      'call-sent',
      'call-rejected',
      'call-parked',
      'refresh-started',
      'refresh-granted',
      'call-replayed',
      'call-settled',
    ]);
  });

  it('hear which refresh it was, what it brought or why it failed, and why a session ended', async () => {
    const { auth, facts, get, session } = await createSignedInRig();
    const call = get();
    await settle();
    auth.latest().answer({ kind: 'unreachable', cause: 'timeout' });
    await call.catch(() => {});
    const next = get();
    await settle();
    auth.latest().answer(granted(pair(1)));
    await next;
    await session.signOut();
    await settle();
    expect(facts.filter(({ type }) => !type.startsWith('call-'))).toEqual([
      { type: 'restored', at: 1_000 },
      { type: 'signed-in', at: 1_000 },
      { type: 'refresh-started', flight: 1, at: 1_000 },
      { type: 'refresh-unreachable', flight: 1, cause: 'timeout', at: 1_000 },
      { type: 'refresh-started', flight: 2, at: 1_000 },
      { type: 'refresh-granted', flight: 2, generation: 1, at: 1_000 },
      { type: 'ended', reason: 'signed-out', at: 1_000 },
    ]);
  });

  it('have heard how a call ended before its caller goes on', async () => {
    const { accepted, facts, get } = await createSignedInRig();
    accepted.add('access-a0.0');
    const last = () => facts.at(-1)?.type;
    expect(await get().then(last)).toBe('call-settled');
    const aborted = AbortSignal.abort();
    facts.length = 0;
    expect(await get(aborted).catch(last)).toBe('call-settled');
  });

  it('may call back into the session from any fact without a deadlock', async () => {
    const { accepted, auth, get, session } = await createSignedInRig();
    accepted.add('access-a0.1');
    const nested: Promise<unknown>[] = [];
    session.on((fact) => {
      if (fact.type === 'refresh-started') nested.push(get());
    });
    const call = get();
    await settle();
    auth.latest().answer(granted(pair(1)));
    expect(await call).toMatchObject({ status: 200 });
    expect(await Promise.all(nested)).toMatchObject([{ status: 200 }]);
  });

  it('that throw break nothing, and their error surfaces', async () => {
    const { accepted, auth, clock, get, session } = await createSignedInRig();
    accepted.add('access-a0.1');
    const seen: string[] = [];
    session.on((fact) => {
      if (fact.type === 'refresh-granted') throw new Error('a broken listener');
    });
    session.on(({ type }) => seen.push(type));
    const call = get();
    await settle();
    auth.latest().answer(granted(pair(1)));
    expect(await call).toMatchObject({ status: 200 });
    expect(seen).toContain('refresh-granted');
    await expect(clock.advance(0)).rejects.toThrow('a broken listener');
  });

  it('are not called any more once they have left', async () => {
    const { get, session } = await createSignedInRig();
    const listener = vi.fn();
    session.on(listener)();
    get().catch(() => {});
    await settle();
    expect(listener).not.toHaveBeenCalled();
  });

  it('and errors never hold a byte of a token', async () => {
    const { auth, clock, facts, get, session } = await createSignedInRig();
    const errors: unknown[] = [];
    const call = get().catch((error: unknown) => errors.push(error));
    await settle();
    auth.latest().answer(granted(pair(1)));
    await call;
    await clock.advance(15_000);
    const failing = get().catch((error: unknown) => errors.push(error));
    await settle();
    auth.latest().answer({ kind: 'ended', reason: 'revoked' });
    await failing;
    await session.signOut();
    await settle();
    expect(errors).toHaveLength(1);
    const told = JSON.stringify([facts, errors.map(String)]);
    expect(told).toContain('refresh-granted');
    expect(told).not.toMatch(/access-a|refresh-a0|attempt-/);
  });
});
