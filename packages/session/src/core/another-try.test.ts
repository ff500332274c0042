import { describe, expect, it } from 'vitest';
import { settle } from '../testing/fake-clock.ts';
import { createMemoryStore } from '../testing/memory-store.ts';
import { createSignedInRig, granted, pair, type Rig } from '../testing/rig.ts';
import type { SessionPorts } from './session-ports.ts';

const expired = pair(0, { accessExpiresIn: 0, user: { id: 'user-a' } });

/** Keys for the sign-in; what comes of all later ones is up to the test. */
function keysThen(later: () => Promise<string>) {
  let keys = 0;
  const key = () => {
    keys += 1;
    return keys < 3 ? Promise.resolve(`attempt-${keys}`) : later();
  };
  return { key, unit: () => 1 };
}

const fails = () => Promise.reject(new Error('not now'));

type Answering = (rig: Rig) => void;
const grant: Answering = ({ auth }) => auth.latest().answer(granted(pair(1)));

describe('another try that somebody says is worth it while a refresh is under way', () => {
  it.each<[string, () => Partial<SessionPorts>, Answering]>([
    ['gets no answer', () => ({}), () => {}],
    ['cannot make a key', () => ({ random: keysThen(fails) }), grant],
    ['waits for a key for ever', () => ({ random: keysThen(() => new Promise(() => {})) }), grant],
    [
      'has no proof',
      () => ({ prover: fails }),
      ({ auth }) => auth.latest().answer({ kind: 'proof-required' }),
    ],
    [
      'cannot renew an expired session',
      () => ({ renewExpired: 'silent', renew: fails }),
      ({ auth }) => auth.latest().answer({ kind: 'ended', reason: 'expired' }),
    ],
  ])('is made after one that %s', async (_, ports, answer) => {
    const rig = await createSignedInRig(ports(), expired);
    rig.get().catch(() => {});
    rig.session.retryNow();
    await settle();
    expect(rig.auth.asked).toHaveLength(1);
    answer(rig);
    await rig.clock.advance(1_001);
    expect(rig.auth.asked).toHaveLength(2);
  });

  it('is made after one that could not make sure of the store', async () => {
    const store = createMemoryStore();
    store.shared = true;
    const { auth, get, session } = await createSignedInRig({ store }, expired);
    const { read, update } = store;
    store.read = () => Promise.reject(new Error('unreadable'));
    store.update = () => {
      Object.assign(store, { read, update });
      return Promise.reject(new Error('unwritable'));
    };
    get().catch(() => {});
    session.retryNow();
    await settle();
    expect(auth.asked).toHaveLength(1);
  });

  it('is made after one whose time was over before it could ask', async () => {
    const store = createMemoryStore();
    const brief = pair(0, { accessExpiresIn: 2 });
    const { auth, clock, get, session } = await createSignedInRig({ store }, brief);
    await clock.advance(2_000);
    const { read } = store;
    store.read = () => {
      store.read = read;
      return new Promise((resolve) => clock.after(1_000, () => resolve(read())));
    };
    get().catch(() => {});
    session.retryNow();
    await clock.advance(1_000);
    expect(auth.asked).toHaveLength(1);
  });
});
