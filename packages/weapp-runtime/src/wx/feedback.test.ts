import { expect, test } from 'vitest';
import { launchScript } from '../testing/launch-script.ts';

test('toasts, loading masks and modals are seen in order', async () => {
  const { app } = await launchScript(`
    wx.showLoading({ title: 'wait' }); wx.hideLoading();
    wx.showToast({ title: '登录失败,请稍后重试', icon: 'none' });
    wx.showModal({ title: 'sure?', content: 'really' });`);
  await app.waitForToast(/登录失败/);
  expect(app.toasts()).toEqual([
    { kind: 'loading', title: 'wait' },
    { kind: 'toast', title: '登录失败,请稍后重试', icon: 'none' },
    { kind: 'modal', title: 'sure?', content: 'really' },
  ]);
  await expect(app.waitForToast('other', { within: 10 })).rejects.toThrow('no toast "other"');
});

test('a modal is confirmed and an action sheet cancelled, unless the user answers otherwise', async () => {
  const { app, shown } = await launchScript(`
    wx.onAppShow(async () => {
      show((await wx.showModal({})).confirm);
      show((await wx.showModal({})).confirm);
      show((await wx.showActionSheet({ itemList: ['a', 'b'] })).tapIndex);
      wx.showActionSheet({ itemList: ['a'] }).catch((e) => show(e.errMsg));
    });`);
  app.answerModal(false);
  app.answerActionSheet(1);
  app.hide();
  app.show();
  expect(await shown(4)).toEqual([false, true, 1, 'showActionSheet:fail cancel']);
});
