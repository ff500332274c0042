import { expect, test } from 'vitest';
import { launchScript } from '../testing/launch-script.ts';
import { startSocketServer } from '../testing/start-socket-server.ts';

/** Opens `name`, and shows whatever happens to it. */
const open = (url: string, name: string, options = '{}') => `
  const ${name} = wx.connectSocket(Object.assign({ url: '${url}',
    success: ({ errMsg }) => show(['${name}', errMsg]),
    fail: ({ errMsg }) => show(['${name}', errMsg]) }, ${options}));
  if (${name}) {
    ${name}.onOpen(() => show(['${name}', 'open']));
    ${name}.onMessage(({ data }) => show(['${name}', typeof data === 'string'
      ? data : Array.from(new Uint8Array(data))]));
    ${name}.onError(({ errMsg }) => show(['${name}', errMsg]));
    ${name}.onClose(({ code, reason }) => show(['${name}', code, reason]));
  }`;

const opened = [
  ['a', 'connectSocket:ok'],
  ['a', 'open'],
];

test('a socket carries texts and bytes both ways, and the headers and protocols it was given', async () => {
  const server = await startSocketServer(({ socket }) =>
    socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary })),
  );
  const { app, shown } = await launchScript(`
    ${open(server.url, 'a', "{ header: { Authorization: 'Bearer t', Referer: 'x' }, protocols: ['chat'] }")}
    a.onOpen(() => {
      a.send({ data: 'hello', success: ({ errMsg }) => a.send({ data: new Uint8Array([1, 2]).buffer }) });
    });`);
  expect(await shown(4)).toEqual([...opened, ['a', 'hello'], ['a', [1, 2]]]);
  const headers = server.visits[0]?.request.headers;
  expect(headers).toMatchObject({ authorization: 'Bearer t', 'sec-websocket-protocol': 'chat' });
  expect(headers?.referer).toContain('servicewechat.com');
  expect(app.sockets()).toEqual([{ url: server.url, state: 'open' }]);
});

test('the server’s closing is told with its code and reason', async () => {
  const server = await startSocketServer(({ socket }) => socket.close(4401, 'token expired'));
  const { shown } = await launchScript(open(server.url, 'a'));
  expect(await shown(3)).toEqual([...opened, ['a', 4401, 'token expired']]);
});

test('the app’s closing reaches the server with its code; what was closed takes no message', async () => {
  const closings: unknown[] = [];
  const server = await startSocketServer(({ socket }) =>
    socket.on('close', (code, reason) => closings.push([code, String(reason)])),
  );
  const { shown } = await launchScript(`
    ${open(server.url, 'a')}
    a.onOpen(() => a.close({ code: 4000, reason: 'bye' }));
    a.onClose(() => a.send({ data: 'late', fail: ({ errMsg }) => show(errMsg) }));`);
  expect((await shown(4)).slice(2)).toEqual([
    ['a', 4000, 'bye'],
    'sendSocketMessage:fail SocketTask.readyState is not OPEN',
  ]);
  expect(closings).toEqual([[4000, 'bye']]);
});

test('a closing code that is no app’s, or a reason over 123 bytes, fails', async () => {
  const server = await startSocketServer();
  const { shown } = await launchScript(`
    ${open(server.url, 'a')}
    const fail = ({ errMsg }) => show(errMsg.slice(0, 16));
    a.onOpen(() => { a.close({ code: 1005, fail }); a.close({ reason: '长'.repeat(42), fail }); });`);
  expect((await shown(4)).slice(2)).toEqual(['closeSocket:fail', 'closeSocket:fail']);
});

test('success says only that the call was right: the handshake fails by an error', async () => {
  const server = await startSocketServer();
  const { shown } = await launchScript(open(`${server.url}/refused`, 'a'));
  expect(await shown(3)).toEqual([
    ['a', 'connectSocket:ok'],
    ['a', 'Unexpected server response: 401'],
    ['a', 1006, 'abnormal closure'],
  ]);
  const wrong = await launchScript(open('http://127.0.0.1/', 'a'));
  expect(await wrong.shown(1)).toEqual([
    ['a', 'connectSocket:fail invalid url "http://127.0.0.1/"'],
  ]);
});

test('a sixth socket has no place until another is closed', async () => {
  const server = await startSocketServer();
  const { app, shown } = await launchScript(`
    let opened = 0;
    const five = ['1', '2', '3', '4', '5'].map((name) => wx.connectSocket({ url: '${server.url}/' + name }));
    for (const one of five) one.onOpen(() => (opened += 1) === 5 && tryTheSixth());
    const tryTheSixth = () => {
      const sixth = wx.connectSocket({ url: '${server.url}/6' });
      sixth.onError(({ errMsg }) => { show(errMsg); five[0].close({}) });
      five[0].onClose(() => { ${open(server.url, 'a')} });
    };`);
  const refused = 'createSocketTask:fail wcwss taskID=6 exceed max concurrent count';
  expect(await shown(3)).toEqual([refused, ...opened]);
  expect(app.sockets().filter(({ state }) => state === 'open')).toHaveLength(5);
});

test('a network that changes or goes takes every socket with it, unheard by the server', async () => {
  const closings: unknown[] = [];
  const server = await startSocketServer(({ socket }) =>
    socket.on('close', (code) => closings.push(code)),
  );
  const { phone, shown } = await launchScript(`
    ${open(server.url, 'a')}
    wx.onNetworkStatusChange(() => { ${open(server.url, 'b')} });`);
  await shown(2);
  phone.network.offline();
  const offline = 'errcode:-106 cronet_error_code:-106 error_msg:net::ERR_INTERNET_DISCONNECTED';
  expect((await shown(7)).slice(2)).toEqual([
    ['a', offline],
    ['a', 1006, 'abnormal closure'],
    ['b', 'connectSocket:ok'],
    ['b', offline],
    ['b', 1006, 'abnormal closure'],
  ]);
  await expect.poll(() => closings).toEqual([1006]);
});

test('5 s after hide a socket is interrupted, with a code as of a good closing; after show it opens', async () => {
  const server = await startSocketServer();
  const { app, shown } = await launchScript(
    `${open(server.url, 'a')}
     wx.onAppShow(() => { ${open(server.url, 'b')} });`,
    { interruptAfterMs: 15 },
  );
  await shown(2);
  app.hide();
  await expect.poll(() => app.sockets()[0]?.state).toBe('closed');
  app.show();
  expect((await shown(5)).slice(2)).toEqual([
    ['a', 1000, 'interrupted'],
    ['b', 'connectSocket:ok'],
    ['b', 'open'],
  ]);
});

test('a process that is killed takes its sockets along, and hears no more of them', async () => {
  const server = await startSocketServer();
  const { app, shown } = await launchScript(open(server.url, 'a'));
  await shown(2);
  const gone = new Promise((resolve) => server.visits[0]?.socket.on('close', resolve));
  app.kill();
  expect(await gone).toBe(1006);
  expect(app.errors()).toEqual([]);
});
