import { expect, test } from 'vitest';
import { launchScript, type RunningScript } from '../testing/launch-script.ts';
import { startServer } from '../testing/start-server.ts';

const script = (url: string) => `
  const ask = (name) => wx.request({ url: '${url}/' + name,
    success: (r) => show([name, r.statusCode]), fail: (e) => show([name, e.errMsg, e.errno]) });
  wx.onNetworkStatusChange((r) => show([r.isConnected, r.networkType]));
  wx.onAppHide(() => setTimeout(() => ask('hidden'), 40));
  wx.onAppShow(() => ask('shown'));
  ask('first');`;

test('5 s after hide what runs is interrupted, nothing new is possible, and show ends that', async () => {
  const server = await startServer((visit) => {
    if (visit.url === '/shown') visit.answer(200, '');
  });
  const { app, shown } = await launchScript(script(server.url), { interruptAfterMs: 15 });
  await expect.poll(() => server.visits.length).toBe(1);
  app.hide();
  await expect
    .poll(() => app.requests().map(({ failure }) => failure))
    .toEqual(['interrupted', 'interrupted']);
  app.show();
  expect(await shown(3)).toEqual([
    ['first', 'request:fail interrupted', 600003],
    ['hidden', 'request:fail interrupted', 600003],
    ['shown', 200],
  ]);
  expect(server.visits.map(({ url }) => url)).toEqual(['/first', '/shown']);
});

test('a short stay in the background interrupts nothing', async () => {
  const server = await startServer(() => {});
  const { app, shown } = await launchScript(script(server.url));
  await expect.poll(() => server.visits.length).toBe(1);
  app.hide();
  app.show();
  server.visits[0]?.answer(200, '');
  expect(await shown(1)).toEqual([['first', 200]]);
});

test('a network switch fails what runs with errno 600001', async () => {
  const server = await startServer(() => {});
  const { app, phone, shown } = await launchScript(script(server.url));
  await expect.poll(() => server.visits.length).toBe(1);
  phone.network.switch();
  const changed = 'errcode:-21 cronet_error_code:-21 error_msg:net::ERR_NETWORK_CHANGED';
  expect(await shown(2)).toEqual([
    [true, '4g'],
    ['first', `request:fail ${changed}`, 600001],
  ]);
  expect(app.errors()).toEqual([]);
});

test('offline, nothing is sent; back on the network it is', async () => {
  const server = await startServer((visit) => visit.answer(200, ''));
  const { phone, shown } = await launchScript(`
    const ask = () => wx.request({ url: '${server.url}/',
      success: (r) => show(r.statusCode), fail: (e) => show(e.errno) });
    wx.onNetworkStatusChange((r) => { show(r.networkType); ask() });`);
  phone.network.offline();
  expect(await shown(2)).toEqual(['none', 600001]);
  expect(server.visits).toHaveLength(0);
  phone.network.offline(false);
  expect((await shown(4)).slice(2)).toEqual(['wifi', 200]);
});

test('a held answer has reached the phone but not the app: it can be delivered or lost', async () => {
  const server = await startServer((visit) => visit.answer(200, ''));
  const launched = await launchScript(`
    wx.onAppShow(() => wx.request({ url: '${server.url}/held',
      success: () => show('delivered'), fail: (e) => show(e.errno) }));`);
  const { phone, shown, relaunch, app } = launched;
  const ask = ({ app }: RunningScript) => {
    app.hide();
    app.show();
  };
  const first = phone.network.hold('/held');
  ask(launched);
  await expect.poll(() => first.count).toBe(1);
  expect(app.requests().map(({ state }) => state)).toEqual(['running']);
  first.release();
  expect(await shown(1)).toEqual(['delivered']);
  const second = phone.network.hold('/held');
  const next = await relaunch();
  ask(next);
  await expect.poll(() => second.count).toBe(1);
  second.lose();
  expect(await next.shown(1)).toEqual([600001]);
  expect(server.visits).toHaveLength(2);
});
