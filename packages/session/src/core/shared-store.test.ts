import { describe, expect, it } from 'vitest';
import { settle } from '../testing/fake-clock.ts';
import { createMemoryStore } from '../testing/memory-store.ts';
import { createRig, createSignedInRig, granted, pair } from '../testing/rig.ts';
import { createTab, need, recordOf } from '../testing/tab-of-several.ts';

const HOUR = 3_600_000;

/** The first refresh is granted, and cannot be stored. */
async function renewUnstored(tab: Awaited<ReturnType<typeof createTab>>) {
  tab.faults.writing = true;
  const call = tab.get();
  await settle();
  tab.accepted.add('access-a0.1');
  tab.auth.latest().answer(granted(pair(1)));
  await call;
}

describe('a pair that a full store of several tabs has refused', () => {
  it('is not refreshed, and the older record is left to the other tabs: to them it is the session', async () => {
    const tab = await createTab();
    await renewUnstored(tab);
    await expect(need(tab)).rejects.toMatchObject({ code: 'REFRESH_UNREACHABLE' });
    expect(tab.auth.asked).toHaveLength(1);
    expect(tab.store.text).toContain('refresh-a0.0');
    expect(tab.session.state()).toMatchObject({
      status: 'signed-in',
      refresh: { cause: 'storage' },
    });
  });

  it('is written as soon as there is room, and then rests: another tab may just have read the older one', async () => {
    const tab = await createTab();
    await renewUnstored(tab);
    tab.faults.writing = false;
    await tab.clock.advance(HOUR);
    need(tab).catch(() => {});
    await settle();
    expect(tab.store.text).toContain('refresh-a0.1');
    await tab.clock.advance(14_900);
    expect(tab.auth.asked).toHaveLength(1);
    await tab.clock.advance(200);
    expect(tab.auth.asked).toHaveLength(2);
  });

  it('is given up with the session when the record is removed: another tab has signed out', async () => {
    const tab = await createTab();
    await renewUnstored(tab);
    await tab.hear(null);
    expect(tab.session.state()).toEqual({ status: 'signed-out', reason: 'signed-out-elsewhere' });
  });

  it('is not written again after a sign-out in another tab that nobody told of', async () => {
    const tab = await createTab();
    await renewUnstored(tab);
    tab.faults.writing = false;
    tab.store.text = null;
    await expect(need(tab)).rejects.toMatchObject({ reason: 'signed-out-elsewhere' });
    expect(tab.store.text).toBeNull();
    expect(tab.auth.asked).toHaveLength(1);
  });

  it('gives way to a newer one that another tab writes while it is to be written', async () => {
    const tab = await createTab();
    await renewUnstored(tab);
    const newer = await recordOf(pair(2));
    const { update } = tab.store;
    tab.store.update = (decide) => {
      tab.store.text = newer;
      return update(decide);
    };
    tab.accepted.clear();
    const call = tab.get();
    tab.accepted.add('access-a0.2');
    expect(await call).toMatchObject({ status: 200, carried: 'access-a0.2' });
    expect(tab.auth.asked).toHaveLength(1);
  });
});

describe('a sign-in that a full store of several tabs has refused', () => {
  it('is refreshed all the same: no other tab can have its pair', async () => {
    const tab = await createTab();
    await tab.session.signOut();
    tab.faults.writing = true;
    await tab.session.signIn(async () => pair(0, { who: 'b' }));
    need(tab).catch(() => {});
    await settle();
    expect(tab.auth.latest().question.refreshToken).toBe('refresh-b0.0');
  });

  it('takes the place of the session that it has ended, as soon as there is room', async () => {
    const tab = await createTab();
    tab.faults.writing = true;
    await tab.session.signIn(async () => pair(0, { who: 'b' }));
    expect(tab.store.text).toContain('refresh-a0.0');
    tab.faults.writing = false;
    need(tab).catch(() => {});
    await settle();
    expect(tab.store.text).toContain('refresh-b0.0');
    expect(tab.session.state()).toMatchObject({ stored: true });
  });
});

describe('a store of several tabs that can neither be read nor written', () => {
  it('lets nothing be refreshed, as another tab may be ahead, and signs nobody out', async () => {
    const tab = await createTab();
    tab.faults.reading = true;
    tab.store.update = () => Promise.reject(new Error('unwritable'));
    await expect(need(tab)).rejects.toMatchObject({ code: 'REFRESH_UNREACHABLE' });
    expect(tab.auth.asked).toEqual([]);
    expect(tab.session.state()).toMatchObject({
      status: 'signed-in',
      refresh: { cause: 'storage' },
    });

    tab.faults.reading = false;
    need(tab).catch(() => {});
    await settle();
    expect(tab.auth.latest().question.refreshToken).toBe('refresh-a0.0');
  });

  it('is done without where it has never worked: then no other tab has the pair', async () => {
    const store = createMemoryStore();
    store.shared = true;
    store.fault = 'storage is blocked';
    const rig = createRig({ store });
    await rig.session.signIn(async () => pair(0));
    need(rig).catch(() => {});
    await settle();
    expect(rig.auth.latest().question.refreshToken).toBe('refresh-a0.0');
  });
});

describe('nonsense in a store of several tabs', () => {
  it('is replaced by the pair before that is refreshed', async () => {
    const tab = await createTab();
    tab.store.text = '{"spoilt":';
    need(tab).catch(() => {});
    await settle();
    expect(tab.store.text).toContain('refresh-a0.0');
  });

  it('is replaced by every tab that hears of it, so that none falls behind', async () => {
    const tab = await createTab();
    await tab.hear(await recordOf(pair(1)));
    await tab.hear('{"spoilt":');
    expect(tab.store.text).toContain('refresh-a0.1');
    await tab.hear(await recordOf(pair(0)));
    expect(tab.store.text).toContain('refresh-a0.1');
    expect(tab.session.state()).toMatchObject({ credential: { generation: 1 } });
  });

  it('is not replaced by a session that has ended here meanwhile', async () => {
    const tab = await createTab();
    const { update } = tab.store;
    let begin = () => {};
    tab.store.update = async (decide) => {
      tab.store.update = () => Promise.reject(new Error('unwritable'));
      await new Promise<void>((resolve) => {
        begin = resolve;
      });
      await update(decide);
    };
    await tab.hear('{"spoilt":');
    const signedOut = tab.session.signOut();
    await settle();
    begin();
    await signedOut;
    expect(tab.store.text).toBe('{"spoilt":');
  });

  it('is not removed at a sign-out: nothing there would end what other tabs are signed in with', async () => {
    const tab = await createTab();
    tab.store.text = '{"spoilt":';
    await tab.session.signOut();
    expect(tab.store.text).toBe('{"spoilt":');
  });
});

describe('a sign-in that a sign-out has overtaken', () => {
  it('is not brought back by another tab that has read it, and writes it once more', async () => {
    const tab = await createTab();
    await tab.session.signOut();
    tab.store.update = () => new Promise(() => {});
    const signingIn = tab.session.signIn(async () => pair(0, { who: 'b' }));
    signingIn.catch(() => {});
    await settle();
    await tab.session.signOut();
    await tab.clock.advance(6_000);
    await expect(signingIn).rejects.toMatchObject({ code: 'SESSION_ENDED' });
    await tab.hear(await recordOf(pair(0, { who: 'b' })));
    expect(tab.session.state().status).toBe('signed-out');
  });
});

describe('a session whose record was gone', () => {
  it('has ended here for good, though another tab writes it once more', async () => {
    const tab = await createTab();
    await tab.hear(null);
    await tab.hear(await recordOf(pair(1)));
    expect(tab.session.state()).toEqual({ status: 'signed-out', reason: 'signed-out-elsewhere' });
  });
});

describe('a pair that several tabs share', () => {
  it('rests from when it was stored, however slow the store was', async () => {
    const tab = await createTab();
    const { update } = tab.store;
    const call = tab.get();
    await settle();
    tab.store.update = (decide) =>
      new Promise((resolve) => {
        tab.clock.after(2_000, () => resolve(update(decide)));
      });
    tab.accepted.add('access-a0.1');
    tab.auth.latest().answer(granted(pair(1)));
    await tab.clock.advance(2_000);
    await call;
    need(tab).catch(() => {});
    await tab.clock.advance(14_900);
    expect(tab.auth.asked).toHaveLength(1);
    await tab.clock.advance(200);
    expect(tab.auth.asked).toHaveLength(2);
  });

  it('rests for itself, although the refresh that wants it has waited for the one before', async () => {
    const tab = await createTab();
    await tab.hear(await recordOf(pair(1)));
    need(tab).catch(() => {});
    await tab.clock.advance(14_990);
    const next = pair(2, { accessExpiresIn: 0.001 });
    const { store } = await createSignedInRig({ clock: tab.clock }, next);
    tab.store.text = store.text;
    await tab.clock.advance(900);
    expect(tab.session.state()).toMatchObject({ credential: { generation: 2 } });
    expect(tab.auth.asked).toEqual([]);
    await tab.clock.advance(200);
    expect(tab.auth.latest().question.refreshToken).toBe('refresh-a0.2');
  });
});
