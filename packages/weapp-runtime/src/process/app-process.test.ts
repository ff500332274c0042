import { expect, test } from 'vitest';
import { createPhone } from '../phone/phone.ts';
import { launchScript } from '../testing/launch-script.ts';
import { startServer } from '../testing/start-server.ts';
import { writeProgram } from '../testing/write-program.ts';

const lifecycleProgram = () =>
  writeProgram({
    'app.js': `
      const log = (name) => (arg) => console.log('app', name, arg && arg.scene || '');
      wx.onAppShow(log('wx show')); wx.onAppHide(log('wx hide'));
      App({ onLaunch: log('launch'), onShow: log('show'), onHide: log('hide') });`,
    'pages/a.wxml': '<view>a</view>',
    'pages/a.js': `
      console.log('page code');
      const log = (name) => () => console.log('page', name);
      Page({ onLoad(query) { console.log('page load', query.x) }, onShow: log('show'),
        onReady: log('ready'), onHide: log('hide'), onUnload: log('unload') });`,
  });

test("launch, hide and show run the app's and the page's callbacks in WeChat's order", async () => {
  const phone = createPhone({ dist: lifecycleProgram() });
  const app = await phone.launch({ scene: 1007, path: 'pages/a?x=1%202' });
  await expect.poll(() => app.console().at(-1)?.text).toBe('page ready');
  app.hide();
  app.show({ scene: 1038 });
  expect(app.console().map(({ text }) => text)).toEqual([
    ...['page code', 'app launch 1007', 'app show 1007', 'page load 1 2', 'page show'],
    ...['page ready', 'page hide', 'app hide ', 'app wx hide ', 'app show 1038'],
    ...['app wx show 1038', 'page show'],
  ]);
  app.kill();
});

test('what was stored is there after a relaunch, and nothing else is', async () => {
  const first = await launchScript(`
    globalThis.runs = (globalThis.runs || 0) + 1;
    wx.setStorageSync('runs', (wx.getStorageSync('runs') || 0) + 1);
    show([globalThis.runs, wx.getStorageSync('runs')]);`);
  expect(await first.shown(1)).toEqual([[1, 1]]);
  first.app.kill();
  expect(await (await first.relaunch()).shown(1)).toEqual([[1, 2]]);
});

test('kill stops timers and requests at once and lets nothing write afterwards', async () => {
  const server = await startServer(() => {});
  const { app, phone } = await launchScript(`
    setInterval(() => wx.setStorageSync('ticks', Date.now()), 1);
    wx.request({ url: '${server.url}/slow', complete: () => wx.setStorageSync('late', 1) });
    Promise.resolve().then(async () => {
      for (;;) { await new Promise((r) => setTimeout(r)); wx.setStorageSync('loop', Date.now()); }
    });`);
  await expect.poll(() => server.visits.length).toBe(1);
  await expect.poll(() => phone.storage.keys()).toEqual(['ticks', 'loop']);
  app.kill();
  phone.storage.clear();
  await expect.poll(() => server.visits[0]?.isOpen()).toBe(false);
  expect(phone.storage.keys()).toEqual([]);
  expect(() => app.page()).toThrow('launch the app again');
});

test('a callback that was about to run when the process was killed does nothing', async () => {
  const dist = writeProgram({
    'pages/a.wxml': '<view bindtap="go">go</view>',
    'pages/a.js': `Page({ async go() { await null; wx.setStorageSync('late', 1) } })`,
  });
  const phone = createPhone({ dist });
  const app = await phone.launch();
  const tapped = app.page().find({ text: 'go' }).tap();
  app.kill();
  await tapped;
  expect([phone.storage.keys(), app.errors()]).toEqual([[], []]);
});

test('launching again ends the process that was still running', async () => {
  const { app, relaunch } = await launchScript("show('up')");
  await (await relaunch()).shown(1);
  expect(() => app.page()).toThrow('has been killed');
});

test('errors are kept, told to the app, and never leave the process', async () => {
  const dist = writeProgram({
    'app.js': `App({
      onError(message) { console.log('onError', message) },
      onUnhandledRejection({ reason }) { console.log('onUnhandledRejection', reason.message) },
    })`,
    'pages/a.wxml': '<view bindtap="fail">tap</view>',
    'pages/a.js': `Page({
      onLoad() {
        setTimeout(() => { throw new Error('in a timer') });
        Promise.reject(new Error('in a promise'));
        console.error('said', { so: true });
      },
      fail() { throw new Error('in a listener') },
    })`,
  });
  const app = await createPhone({ dist }).launch();
  await app.page().tap({ text: 'tap' });
  const told = () => app.errors().map(({ kind, message }) => `${kind}: ${message}`);
  await expect.poll(told).toHaveLength(4);
  expect(told().sort()).toEqual([
    'console: said {"so":true}',
    'rejection: in a promise',
    'uncaught: in a listener',
    'uncaught: in a timer',
  ]);
  expect(app.console().map(({ text }) => text)).toContain('onUnhandledRejection in a promise');
  expect(app.console().map(({ text }) => text)).toContain('onError in a timer');
  app.kill();
});

test('the single-page mode has a storage of its own, no sign-in and no navigation', async () => {
  const { shown, phone } = await launchScript(
    `
    show(wx.getLaunchOptionsSync().scene);
    show(wx.getStorageSync('kept'));
    wx.setStorageSync('own', 1);
    wx.login({ fail: (e) => show(e.errMsg) });
    wx.navigateTo({ url: '/pages/main', fail: (e) => show(e.errMsg) });`,
    { scene: 1154, storage: { kept: 'mine' } },
  );
  expect(await shown(4)).toEqual([
    1154,
    '',
    'login:fail can not login in single page mode',
    'navigateTo:fail can not navigate in single page mode',
  ]);
  expect([phone.storage.keys(), phone.singlePageStorage.keys()]).toEqual([['kept'], ['own']]);
});

test('an app that does not call App() is told so, with its errors', async () => {
  const dist = writeProgram({ 'pages/a.wxml': '', 'app.js': "throw new Error('broken')" });
  const launch = createPhone({ dist }).launch();
  await expect(launch).rejects.toThrow(/did not call App\(\)[\s\S]*uncaught: broken/);
});
