import { expect, test } from 'vitest';
import { launchScript } from '../testing/launch-script.ts';

test('who has left hears nothing more of the app, and the others do', async () => {
  const { app, shown } = await launchScript(`
    const leaves = () => show('left');
    wx.onAppHide(leaves);
    wx.onAppShow(leaves);
    wx.onAppShow(() => show('stays'));
    wx.offAppHide(leaves);
    wx.offAppShow(leaves);`);
  app.hide();
  app.show();
  app.hide();
  app.show();
  expect(await shown(2)).toEqual(['stays', 'stays']);
});

test('all leave at once where nobody is named', async () => {
  const { app, phone, shown } = await launchScript(`
    wx.onNetworkStatusChange(() => show('first'));
    wx.onNetworkStatusChange(() => show('second'));
    wx.offNetworkStatusChange();
    wx.onAppShow(() => show('shown'));`);
  phone.network.switch();
  app.hide();
  app.show();
  expect(await shown(1)).toEqual(['shown']);
});
