import { describe, expect, it } from 'vitest';
import { settle } from '../testing/fake-clock.ts';
import { createMemoryStore } from '../testing/memory-store.ts';
import { createRig, createSignedInRig, pair } from '../testing/rig.ts';

/** A session whose store keeps one write to itself, until the test lets it happen. */
function slowRig() {
  let tell = () => {};
  const store = Object.assign(createMemoryStore(), {
    onChange(listener: () => void) {
      tell = listener;
    },
  });
  const { update } = store;
  let write = async (_andThen: () => void) => {};
  const hangOnce = () => {
    store.update = (decide) => {
      store.update = update;
      return new Promise((resolve) => {
        write = (andThen) => update(decide).then(andThen).then(resolve);
      });
    };
  };
  /** `andThen` is what happens before the writer hears that it has written. */
  const writeAtLast = async (andThen = () => {}) => {
    await write(andThen);
    await settle();
  };
  return { ...createRig({ store }), hangOnce, store, tell: () => tell(), writeAtLast };
}

describe('what the store does after it was given up', () => {
  it('does not put a pair in the place of somebody who has signed in since', async () => {
    const { clock, hangOnce, session, store, writeAtLast } = slowRig();
    hangOnce();
    const signingIn = session.signIn(async () => pair(0));
    await clock.advance(3_000);
    await signingIn;
    await session.signIn(async () => pair(0, { who: 'b' }));
    expect(store.text).toContain('refresh-b0.0');
    await writeAtLast();
    expect(store.text).toContain('refresh-b0.0');
  });

  it('does not remove the record of a session that was signed in again since', async () => {
    const { clock, hangOnce, session, store, writeAtLast } = slowRig();
    await session.signIn(async () => pair(0));
    hangOnce();
    const signingOut = session.signOut();
    await clock.advance(3_000);
    await signingOut;
    await session.signIn(async () => pair(1));
    expect(store.text).toContain('refresh-a0.1');
    await writeAtLast();
    expect(store.text).toContain('refresh-a0.1');
  });
});

describe('what is read in line behind a sign-in that is being written', () => {
  /** Another tab renews the new session as soon as its record is there; `meanwhile` is done before. */
  async function signInAndBeRenewed(meanwhile: (rig: ReturnType<typeof slowRig>) => void) {
    const rig = slowRig();
    const { accepted, hangOnce, sent, session, store, writeAtLast } = rig;
    store.shared = true;
    await session.signIn(async () => pair(0));
    accepted.add('access-b0.1');
    hangOnce();
    const signingIn = session.signIn(async () => pair(0, { who: 'b' }));
    await settle();
    meanwhile(rig);
    await settle();
    await writeAtLast(() => {
      store.text = (store.text ?? '').replaceAll('b0.0', 'b0.1').replace('n":0', 'n":1');
    });
    await signingIn;
    sent.length = 0;
    return rig;
  }

  it('by a refresh of the session before is used by the new one', async () => {
    const { auth, get, sent } = await signInAndBeRenewed((rig) => {
      rig.get().catch(() => {});
    });
    expect(await get()).toEqual({ status: 200, carried: 'access-b0.1' });
    expect(sent).toEqual(['access-b0.1']);
    expect(auth.asked).toEqual([]);
  });

  it('as another tab has written is used, although the next look fails', async () => {
    const { get, sent } = await signInAndBeRenewed(({ store, tell }) => {
      const { read } = store;
      store.read = () => {
        store.read = () => Promise.reject(new Error('broken'));
        return read();
      };
      tell();
    });
    expect(await get()).toEqual({ status: 200, carried: 'access-b0.1' });
    expect(sent).toEqual(['access-b0.1']);
  });
});

describe('a refresh that waits for the store', () => {
  async function readingRig() {
    const rig = await createSignedInRig();
    const { read } = rig.store;
    let answer = () => {};
    rig.store.read = () =>
      new Promise((resolve) => {
        answer = () => resolve(read());
      });
    const call = rig.get();
    call.catch(() => {});
    await settle();
    const readAtLast = async () => {
      answer();
      await settle();
    };
    return { ...rig, call, readAtLast };
  }

  it('asks nothing once the user has signed out', async () => {
    const { auth, call, readAtLast, session } = await readingRig();
    void session.signOut();
    await expect(call).rejects.toMatchObject({ code: 'SESSION_ENDED', reason: 'signed-out' });
    await readAtLast();
    expect(auth.asked).toEqual([]);
  });

  it('asks in time, by the deadline that callers have', async () => {
    const { auth, clock, readAtLast } = await readingRig();
    await clock.advance(2_000);
    await readAtLast();
    expect(auth.latest().question).toMatchObject({ deadline: 16_000, patience: 13_000 });
  });
});
