import { expect, test } from 'vitest';
import { launchScript } from '../testing/launch-script.ts';
import { startServer } from '../testing/start-server.ts';

const pick = `const pick = (r) => ({ data: r.data, statusCode: r.statusCode, errMsg: r.errMsg });
  const all = { success: (r) => show(pick(r)), fail: (e) => show(e) };`;

test.each([200, 204, 401, 404, 500, 503])('status %i is a success', async (status) => {
  const server = await startServer((visit) =>
    visit.answer(status, status === 204 ? '' : '{"a":[1]}'),
  );
  const { shown } = await launchScript(`${pick} wx.request({ url: '${server.url}/', ...all });`);
  const data = status === 204 ? '' : { a: [1] };
  expect(await shown(1)).toEqual([{ data, statusCode: status, errMsg: 'request:ok' }]);
});

test('data becomes a query for GET, and JSON or a form for POST', async () => {
  const server = await startServer((visit) => visit.answer(200, 'null'));
  const { shown } = await launchScript(`
    const send = (o) => new Promise((complete) => wx.request({ url: '${server.url}/p?z=0', complete, ...o }));
    const data = { a: 'x y', b: [1] };
    send({ data })
      .then(() => send({ method: 'POST', data }))
      .then(() => send({ method: 'put', data: 'raw' }))
      .then(() => send({ method: 'POST', data, header: { 'Content-Type': 'application/x-www-form-urlencoded' } }))
      .then(() => send({ method: 'DELETE' }))
      .then(() => show('done'));`);
  await shown(1);
  const seen = server.visits.map(({ method, url, headers, body }) => [
    ...[method, url, headers['content-type'], body.toString()],
  ]);
  const json = 'application/json';
  expect(seen).toEqual([
    ['GET', '/p?z=0&a=x%20y&b=%5B1%5D', json, ''],
    ['POST', '/p?z=0', json, '{"a":"x y","b":[1]}'],
    ['PUT', '/p?z=0', json, 'raw'],
    ['POST', '/p?z=0', 'application/x-www-form-urlencoded', 'a=x%20y&b=%5B1%5D'],
    ['DELETE', '/p?z=0', json, ''],
  ]);
});

test('headers come in the case they were sent, and no cookie is kept', async () => {
  const server = await startServer((visit) =>
    visit.answer(200, '{}', { 'X-Request-ID': 'r1', 'Set-Cookie': 'a=1' }),
  );
  const { shown } = await launchScript(`
    const url = '${server.url}/';
    wx.request({ url, success: (r) => {
      show([r.header['X-Request-ID'], r.cookies]);
      wx.request({ url, header: { Referer: 'mine', 'X-App': 7 }, success: () => show('again') });
    } });`);
  expect(await shown(2)).toEqual([['r1', ['a=1']], 'again']);
  const { headers } = server.visits[1] ?? {};
  expect([headers?.cookie, headers?.['x-app']]).toEqual([undefined, '7']);
  expect(headers?.referer).toContain('servicewechat.com');
});

test('an answer that is no JSON stays text, and bytes are an ArrayBuffer of the app', async () => {
  const server = await startServer((visit) => visit.answer(200, '<html>'));
  const { shown } = await launchScript(`
    const url = '${server.url}/';
    wx.request({ url, success: (r) => show(r.data) });
    wx.request({ url, responseType: 'arraybuffer',
      success: (r) => show([r.data instanceof ArrayBuffer, r.data.byteLength]) });`);
  expect(await shown(2)).toEqual(expect.arrayContaining(['<html>', [true, 6]]));
});

test('at most ten run at once, the rest follow in order', async () => {
  const server = await startServer(() => {});
  const { app, shown } = await launchScript(`
    for (let i = 0; i < 13; i += 1) {
      wx.request({ url: '${server.url}/' + i, success: (r) => show(r.data) });
    }`);
  await expect.poll(() => server.visits.length).toBe(10);
  expect(
    app
      .requests()
      .map(({ state }) => state)
      .slice(9),
  ).toEqual([...['running', 'queued', 'queued', 'queued']]);
  server.visits[4]?.answer(200, '"five"');
  expect(await shown(1)).toEqual(['five']);
  await expect.poll(() => server.visits.map(({ url }) => url).at(-1)).toBe('/10');
  expect(server.visits).toHaveLength(11);
});

test('fail says why, with an errno, after the turn that asked', async () => {
  const server = await startServer((visit) => {
    if (visit.url === '/drop') visit.answer(200, 'x', { 'Content-Length': '9' });
  });
  const { shown } = await launchScript(`
    const ask = (url, more) => new Promise((fail) => wx.request({ url, fail, ...more }));
    let sameTurn = true;
    (async () => {
      const failures = [
        ask('/relative').then((e) => ({ ...e, sameTurn })),
        ask('http://127.0.0.1:1/'),
        ask('${server.url}/slow', { timeout: 30 }),
        ask('${server.url}/', { method: 'PATCH' }),
      ];
      for (const failure of failures) show(await failure);
    })();
    sameTurn = false;`);
  const refused = 'errcode:-102 cronet_error_code:-102 error_msg:net::ERR_CONNECTION_REFUSED';
  expect(await shown(4)).toEqual([
    { errMsg: 'request:fail invalid url "/relative"', errno: 600009, sameTurn: false },
    { errMsg: `request:fail ${refused}`, errno: 600001 },
    { errMsg: 'request:fail timeout', errno: 5 },
    { errMsg: 'request:fail method is invalid: PATCH', errno: 600009 },
  ]);
});

test('abort fails a running and a queued request, and closes the connection', async () => {
  const server = await startServer(() => {});
  const { app, shown } = await launchScript(`
    const tasks = [];
    for (let i = 0; i < 11; i += 1) {
      tasks.push(wx.request({ url: '${server.url}/' + i, fail: (e) => show([i, e.errMsg]),
        complete: () => { if (i === 10) tasks[0].abort() } }));
    }
    wx.onAppShow(() => tasks[10].abort());`);
  await expect.poll(() => server.visits.length).toBe(10);
  app.hide();
  app.show();
  expect(await shown(2)).toEqual([
    [10, 'request:fail abort'],
    [0, 'request:fail abort'],
  ]);
  const first = () => server.visits.find(({ url }) => url === '/0')?.isOpen();
  await expect.poll(first).toBe(false);
  expect(server.visits.map(({ url }) => url)).not.toContain('/10');
});

test('a task tells when headers arrive and when a chunk does', async () => {
  const server = await startServer((visit) => visit.answer(201, 'chunk', { 'X-A': 'b' }));
  const { shown } = await launchScript(`
    const task = wx.request({ url: '${server.url}/', enableChunked: true });
    task.onHeadersReceived((r) => show([r.statusCode, r.header['X-A']]));
    task.onChunkReceived((r) => show(r.data.byteLength));`);
  expect(await shown(2)).toEqual([[201, 'b'], 5]);
});
