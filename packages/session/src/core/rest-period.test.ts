import { describe, expect, it } from 'vitest';
import { settle } from '../testing/fake-clock.ts';
import { createMemoryStore } from '../testing/memory-store.ts';
import { createRig, createSignedInRig, granted, pair } from '../testing/rig.ts';

describe('a pair that has replaced another', () => {
  it('rests after a restart, until what the earlier life has sent can no longer arrive', async () => {
    const before = await createSignedInRig({}, pair(1));
    const { auth, clock, get } = createRig({ store: createMemoryStore(before.store.text) });
    get().catch(() => {});
    await clock.advance(14_999);
    expect(auth.asked).toEqual([]);
    await clock.advance(1);
    expect(auth.asked).toHaveLength(1);
  });

  it('of which a refresh got no answer does not rest: the next call repeats that one', async () => {
    const { accepted, auth, get } = await createSignedInRig({}, pair(1));
    const call = get();
    call.catch(() => {});
    await settle();
    auth.latest().answer({ kind: 'unreachable', cause: 'offline' });
    await call.catch(() => {});
    accepted.add('access-a0.2');
    const next = get();
    await settle();
    auth.latest().answer(granted(pair(2)));
    expect(await next).toMatchObject({ status: 200, carried: 'access-a0.2' });
  });
});
