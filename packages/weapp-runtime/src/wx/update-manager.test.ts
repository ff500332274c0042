import { expect, test } from 'vitest';
import { launchScript } from '../testing/launch-script.ts';

test('an app hears of its new version, and may ask to be restarted with it', async () => {
  const { app, shown } = await launchScript(`
    const updates = wx.getUpdateManager();
    updates.onUpdateReady(() => { show('ready'); updates.applyUpdate(); });
    show('waiting');`);
  await shown(1);
  expect(app.appliesUpdate()).toBe(false);
  app.finishUpdate();
  expect(await shown(2)).toEqual(['waiting', 'ready']);
  expect(app.appliesUpdate()).toBe(true);
});
