import { describe, expect, it } from 'vitest';
import { settle } from '../testing/fake-clock.ts';
import { createMemoryStore } from '../testing/memory-store.ts';
import { createRig, createSignedInRig, granted, pair } from '../testing/rig.ts';
import type { Turn } from './ports.ts';

/** A tab whose turn with the lock comes when the test says so; one call waits for it. */
async function lockedTab() {
  let tell = () => {};
  const store = Object.assign(createMemoryStore(), {
    shared: true,
    onChange(listener: () => void) {
      tell = listener;
    },
  });
  let turns = (_: Turn) => {};
  const acquire = () =>
    new Promise<Turn>((resolve) => {
      turns = resolve;
    });
  const rig = createRig({ lock: { acquire }, store });
  await rig.session.signIn(async () => pair(0));
  const call = rig.get();
  call.catch(() => {});
  await settle();
  let isReleased = false;
  const grantTurn = async () => {
    turns({
      wasContended: true,
      release: () => {
        isReleased = true;
      },
    });
    await settle();
  };
  const hear = async (text: string | null) => {
    store.text = text;
    tell();
    await settle();
  };
  return { ...rig, call, grantTurn, hear, isReleased: () => isReleased };
}

describe('a tab that waits for the lock', () => {
  it('goes on without it after a third of the time that callers wait', async () => {
    const rig = await createSignedInRig({
      lock: {
        acquire: (ms) =>
          new Promise((resolve) => {
            rig.clock.after(ms, () => resolve(null));
          }),
      },
    });
    rig.accepted.add('access-a0.1');
    const call = rig.get();
    await rig.clock.advance(4_999);
    expect(rig.auth.asked).toEqual([]);
    await rig.clock.advance(1);
    rig.auth.latest().answer(granted(pair(1)));
    expect(await call).toMatchObject({ status: 200 });
  });

  it('gives it up at once where another tab has renewed the pair meanwhile', async () => {
    const { accepted, auth, call, grantTurn, hear, isReleased } = await lockedTab();
    accepted.add('access-a0.1');
    const other = await createSignedInRig({}, pair(1));
    await hear(other.store.text);
    expect(await call).toMatchObject({ status: 200, carried: 'access-a0.1' });
    await grantTurn();
    expect(isReleased()).toBe(true);
    expect(auth.asked).toEqual([]);
  });

  it('gives it up at once where the user has signed out meanwhile', async () => {
    const { auth, call, grantTurn, isReleased, session } = await lockedTab();
    await session.signOut();
    await expect(call).rejects.toMatchObject({ code: 'SESSION_ENDED', reason: 'signed-out' });
    await grantTurn();
    expect(isReleased()).toBe(true);
    expect(auth.asked).toEqual([]);
  });

  it('asks nothing for a session in whose place somebody else has signed in', async () => {
    const { auth, call, clock, grantTurn, session } = await lockedTab();
    await session.signIn(async () => pair(0, { who: 'b', accessExpiresIn: 0 }));
    await expect(call).rejects.toMatchObject({ code: 'SESSION_ENDED', reason: 'replaced' });
    await grantTurn();
    await clock.advance(100);
    expect(auth.asked).toEqual([]);
  });
});
