import { describe, expect, it } from 'vitest';
import { settle } from '../testing/fake-clock.ts';
import { createSignedInRig, granted, pair } from '../testing/rig.ts';
import type { RefreshAnswer } from './ports.ts';
import type { SessionPorts } from './session-ports.ts';

const interrupted: RefreshAnswer = { kind: 'unreachable', cause: 'interrupted' };

/** A session with one call that waits for a refresh. */
async function waitingRig(ports: Partial<SessionPorts> = {}) {
  const rig = await createSignedInRig(ports);
  const call = rig.get();
  call.catch(() => {});
  await settle();
  return { ...rig, call };
}

describe('a refresh', () => {
  it('that is interrupted again and again is given up after three more tries', async () => {
    const { auth, call, session } = await waitingRig();
    for (let times = 1; times <= 4; times += 1) {
      expect(auth.asked).toHaveLength(times);
      auth.latest().answer(interrupted);
      await settle();
    }
    await expect(call).rejects.toMatchObject({ code: 'REFRESH_UNREACHABLE' });
    expect(auth.asked).toHaveLength(4);
    expect(session.state()).toMatchObject({ refresh: { cause: 'interrupted' } });
  });

  it('for which no time is left once the store has answered is not sent', async () => {
    const first = pair(0, { accessExpiresIn: 6 });
    const { auth, clock, get, session, store } = await createSignedInRig({}, first);
    store.read = () => new Promise(() => {});
    const call = get();
    call.catch(() => {});
    await clock.advance(3_000);
    await expect(call).rejects.toMatchObject({ code: 'REFRESH_UNREACHABLE' });
    expect(auth.asked).toEqual([]);
    expect(session.state()).toMatchObject({ status: 'signed-in', refresh: { cause: 'timeout' } });
  });

  it('that came too late again and again is tried once more where somebody said that it is worth it', async () => {
    const { accepted, auth, call, session } = await waitingRig();
    session.retryNow();
    for (let times = 0; times < 3; times += 1) {
      auth.latest().answer({ kind: 'too-late', serverTime: 500_000 });
      await settle();
    }
    accepted.add('access-a0.1');
    auth.latest().answer(granted(pair(1)));
    expect(await call).toMatchObject({ status: 200, carried: 'access-a0.1' });
    expect(auth.asked).toHaveLength(4);
  });

  it('of which the new pair cannot be kept, as no key can be made, is tried again later', async () => {
    let keys = 0;
    const random = {
      key: async () => {
        keys += 1;
        if (keys === 3) throw new Error('no randomness');
        return `attempt-${keys}`;
      },
      unit: () => 1,
    };
    const { accepted, auth, call, get, session } = await waitingRig({ random });
    auth.latest().answer(granted(pair(1)));
    await expect(call).rejects.toMatchObject({ code: 'REFRESH_UNREACHABLE' });
    expect(session.state()).toMatchObject({ refresh: { cause: 'malformed' } });
    accepted.add('access-a0.1');
    const later = get();
    await settle();
    auth.latest().answer(granted(pair(1)));
    expect(await later).toMatchObject({ status: 200, carried: 'access-a0.1' });
  });

  it('of which the new pair cannot be kept, as the key takes for ever, is given up with the time of one', async () => {
    let keys = 0;
    const random = {
      key: () => {
        keys += 1;
        return keys < 3 ? Promise.resolve(`attempt-${keys}`) : new Promise<string>(() => {});
      },
      unit: () => 1,
    };
    const { auth, call, clock, session, store } = await waitingRig({ random });
    auth.latest().answer(granted(pair(1)));
    await clock.advance(15_000);
    await expect(call).rejects.toMatchObject({ code: 'REFRESH_UNREACHABLE' });
    expect(session.state()).toMatchObject({ refresh: { cause: 'timeout' } });
    expect(store.text).toContain('refresh-a0.0');
  });

  it('is not repeated when it is granted after somebody said that it is worth a try', async () => {
    const { accepted, auth, call, facts, session } = await waitingRig();
    accepted.add('access-a0.1');
    session.retryNow();
    auth.latest().answer(granted(pair(1)));
    expect(await call).toMatchObject({ status: 200, carried: 'access-a0.1' });
    expect(auth.asked).toHaveLength(1);
    expect(facts.map(({ type }) => type)).not.toContain('renewed-elsewhere');
  });
});

describe('saying that another try is worth it', () => {
  it('is not told of where nothing has failed, and harms nobody who is signed out', async () => {
    const { facts, session } = await createSignedInRig();
    session.retryNow();
    await session.signOut();
    session.retryNow();
    await settle();
    expect(facts.map(({ type }) => type)).not.toContain('retry-allowed');
  });
});
