import { describe, expect, it } from 'vitest';
import { settle } from '../testing/fake-clock.ts';
import { pair } from '../testing/rig.ts';
import { createTab, need, recordOf } from '../testing/tab-of-several.ts';

describe('a record that is gone from a store of several tabs', () => {
  it('is a sign-out, though nothing can be written', async () => {
    const tab = await createTab();
    tab.store.text = null;
    tab.store.update = () => Promise.reject(new Error('unwritable'));
    await expect(need(tab)).rejects.toMatchObject({ reason: 'signed-out-elsewhere' });
  });

  it('is a sign-out, though it goes only as nonsense is to be replaced by it', async () => {
    const tab = await createTab();
    const { read } = tab.store;
    tab.store.text = '{"spoilt":';
    tab.store.read = async () => {
      const text = await read();
      tab.store.text = null;
      return text;
    };
    await expect(need(tab)).rejects.toMatchObject({ reason: 'signed-out-elsewhere' });
    expect(tab.auth.asked).toEqual([]);
  });

  it('is none where it was never there: somebody else’s was, which kept this one out', async () => {
    const tab = await createTab();
    await tab.session.signOut();
    tab.faults.writing = true;
    await tab.session.signIn(async () => pair(0, { who: 'b' }));
    tab.faults.writing = false;
    tab.store.text = await recordOf(pair(0, { who: 'c' }));
    const call = need(tab);
    call.catch(() => {});
    await settle();
    tab.auth.latest().answer({ kind: 'unreachable', cause: 'offline' });
    await expect(call).rejects.toMatchObject({ code: 'REFRESH_UNREACHABLE' });
    tab.store.text = null;
    tab.session.retryNow();
    need(tab).catch(() => {});
    await settle();
    expect(tab.auth.asked).toHaveLength(2);
    expect(tab.store.text).toContain('refresh-b0.0');
  });
});
