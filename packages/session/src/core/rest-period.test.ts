import { describe, expect, it } from 'vitest';
import { settle } from '../testing/fake-clock.ts';
import { createMemoryStore } from '../testing/memory-store.ts';
import { createRig, createSignedInRig, granted, pair, type Rig } from '../testing/rig.ts';

const prover = async () => ({ code: 'a fresh code' });

/** Refreshes twice in a row; the second time without a word about how. */
async function refreshAgain(rig: Rig) {
  const { accepted, auth, get } = rig;
  accepted.add('access-a0.1');
  const first = get();
  await settle();
  auth.latest().answer(granted(pair(1)));
  await first;
  accepted.clear();
  get().catch(() => {});
  await settle();
}

describe('a pair that has replaced another', () => {
  it('rests where nobody can be proved: the network may deliver twice what was answered', async () => {
    const rig = await createSignedInRig();
    await refreshAgain(rig);
    await rig.clock.advance(14_990);
    expect(rig.auth.asked).toHaveLength(1);
    await rig.clock.advance(10);
    expect(rig.auth.asked).toHaveLength(2);
  });

  it('does not rest where one context alone can prove its owner: nobody waits for a rarity', async () => {
    const rig = await createSignedInRig({ prover });
    await refreshAgain(rig);
    expect(rig.auth.asked).toHaveLength(2);
  });

  it('rests in a shared store although its owner can be proved', async () => {
    const rig = await createSignedInRig({
      prover,
      store: { ...createMemoryStore(), shared: true },
    });
    await refreshAgain(rig);
    expect(rig.auth.asked).toHaveLength(1);
  });

  it('rests after a restart, until what the earlier life has sent can no longer arrive', async () => {
    const before = await createSignedInRig({}, pair(1));
    const store = createMemoryStore(before.store.text);
    const { auth, clock, get } = createRig({ prover, store });
    get().catch(() => {});
    await clock.advance(14_999);
    expect(auth.asked).toEqual([]);
    await clock.advance(1);
    expect(auth.asked).toHaveLength(1);
  });

  it('of which a refresh got no answer does not rest: the next call repeats that one', async () => {
    const { accepted, auth, get } = await createSignedInRig({ prover }, pair(1));
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

  it('rests where a refresh of the pair before got no answer, until that can no longer arrive', async () => {
    const { accepted, auth, clock, get } = await createSignedInRig({ prover }, pair(1));
    const lost = get();
    lost.catch(() => {});
    await settle();
    await clock.advance(5_000);
    auth.latest().answer({ kind: 'unreachable', cause: 'offline' });
    await lost.catch(() => {});
    accepted.add('access-a0.2');
    await clock.advance(1_000);
    const repeated = get();
    await settle();
    auth.latest().answer(granted(pair(2)));
    await repeated;
    accepted.clear();
    get().catch(() => {});
    await clock.advance(8_999);
    expect(auth.asked).toHaveLength(2);
    await clock.advance(1);
    expect(auth.asked).toHaveLength(3);
  });

  it('rests once, though the clock of the device is set back meanwhile', async () => {
    const rig = await createSignedInRig();
    await refreshAgain(rig);
    await rig.clock.advance(5_000);
    rig.clock.jump(-3_600_000);
    await rig.clock.advance(10_000);
    expect(rig.auth.asked).toHaveLength(2);
  });
});
