import { expect, test } from 'vitest';
import { launchScript } from '../testing/launch-script.ts';

const attempt = `const attempt = (run) => { try { return run() } catch (error) { return error.message } };`;

test('values are cloned through JSON, missing keys read as an empty string', async () => {
  const { shown, phone } = await launchScript(`
    const value = { list: [1], no: undefined, at: new Date(0) };
    wx.setStorageSync('a', value);
    value.list.push(2);
    show([wx.getStorageSync('a'), wx.getStorageSync('none'), wx.getStorageInfoSync().keys]);
    wx.removeStorageSync('a');
    show(wx.getStorageSync('a'));`);
  const kept = { list: [1], at: '1970-01-01T00:00:00.000Z' };
  expect(await shown(2)).toEqual([[kept, '', ['a']], '']);
  expect(phone.storage.keys()).toEqual([]);
});

test('the async calls do the same and fail for a missing key', async () => {
  const { shown } = await launchScript(`
    wx.setStorage({ key: 'a', data: 1, encrypt: true, success: (r) => show(r.errMsg) });
    wx.getStorage({ key: 'a' }).then((r) => show(r.data));
    wx.getStorage({ key: 'none' }).catch((e) => show(e.errMsg));`);
  expect(await shown(3)).toEqual(['setStorage:ok', 1, 'getStorage:fail data not found']);
});

test('a key holds 1 MB and the phone 10 MB', async () => {
  const { shown } = await launchScript(`${attempt}
    const almost = 'x'.repeat(1024 * 1024 - 2);
    show(attempt(() => wx.setStorageSync('big', almost + 'x')));
    for (let i = 0; i < 9; i += 1) wx.setStorageSync('k' + i, almost);
    show(attempt(() => wx.setStorageSync('k0', almost) || 'replaced'));
    show(attempt(() => wx.setStorageSync('k9', almost)));`);
  expect(await shown(3)).toEqual([
    'setStorageSync:fail exceed storage item max length 1Mb',
    'replaced',
    'setStorageSync:fail exceed storage max size 10Mb',
  ]);
});

test('a full storage refuses writes, a broken one everything, until it is healed', async () => {
  const { phone, relaunch } = await launchScript(
    `${attempt}
    show([
      attempt(() => wx.getStorageSync('a')),
      attempt(() => wx.setStorageSync('a', 2) || 'written'),
    ]);
    wx.setStorage({ key: 'b', data: 1, complete: (r) => show(r.errMsg) });`,
    { storage: { a: 1 } },
  );
  phone.storage.fault('full');
  expect(await (await relaunch()).shown(2)).toEqual([
    [2, 'setStorageSync:fail exceed storage max size 10Mb'],
    'setStorage:fail exceed storage max size 10Mb',
  ]);
  phone.storage.fault('throws');
  expect(await (await relaunch()).shown(2)).toEqual([
    ['getStorageSync:fail internal error', 'setStorageSync:fail internal error'],
    'setStorage:fail internal error',
  ]);
  phone.storage.fault('none');
  expect(await (await relaunch()).shown(1)).toEqual([[2, 'written']]);
});

test('a test can read and plant what the app stores', async () => {
  const { phone, relaunch } = await launchScript("show(wx.getStorageSync('a'))");
  phone.storage.set('a', '{"half":');
  expect(await (await relaunch()).shown(1)).toEqual(['{"half":']);
  expect(phone.storage.get('a')).toBe('{"half":');
});
