import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFaultProxy, type FaultProxy } from './create-fault-proxy.ts';

let upstream: Server;
let proxy: FaultProxy;
let worked: string[];

beforeEach(async () => {
  worked = [];
  upstream = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    worked.push(`${request.method} ${request.url} ${body}`);
    response.writeHead(request.url === '/missing' ? 404 : 200, { 'x-mark': 'upstream' });
    response.end(`did ${body}`);
  });
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
  const address = upstream.address();
  if (typeof address !== 'object' || !address) throw new Error('no address');
  proxy = await createFaultProxy({ target: `http://127.0.0.1:${address.port}` });
});

afterEach(async () => {
  await proxy.close();
  upstream.closeAllConnections();
  await new Promise((resolve) => upstream.close(resolve));
});

const post = (path: string, body = '') => fetch(`${proxy.url}${path}`, { method: 'POST', body });

test('without a fault an answer passes as it is, and is counted', async () => {
  const response = await post('/work?x=1', 'this');
  expect(await response.text()).toBe('did this');
  expect(response.headers.get('x-mark')).toBe('upstream');
  expect(worked).toEqual(['POST /work?x=1 this']);
  await post('/missing');
  expect(proxy.count({ method: 'POST', path: '/work', status: 200 })).toBe(1);
  expect(proxy.count({ status: 404 })).toBe(1);
  expect(proxy.requests().map(({ path }) => path)).toEqual(['/work', '/missing']);
  proxy.forget();
  expect(proxy.count({})).toBe(0);
});

test('a held answer was given by the server and reaches the client only when released', async () => {
  const held = proxy.holdNextAnswer('/work');
  let arrived = false;
  const response = post('/work').then((answer) => {
    arrived = true;
    return answer;
  });
  await held.reached;
  expect(proxy.count({ path: '/work', status: 200 })).toBe(1);
  expect(await (await post('/other')).text()).toBe('did ');
  expect(arrived).toBe(false);
  held.release();
  expect((await response).status).toBe(200);
});

test('a held answer can be lost', async () => {
  const held = proxy.holdNextAnswer('/work');
  const lost = expect(post('/work')).rejects.toThrow();
  await held.reached;
  held.drop();
  await lost;
});

test('a dropped answer is lost once, and the server has done its work', async () => {
  proxy.dropNextAnswer('/work');
  await expect(post('/work', 'first')).rejects.toThrow();
  expect(worked).toEqual(['POST /work first']);
  expect((await post('/work', 'second')).status).toBe(200);
});

test('two faults planned for one path befall two answers', async () => {
  proxy.dropNextAnswer('/work');
  proxy.dropNextAnswer('/work');
  await expect(post('/work')).rejects.toThrow();
  await expect(post('/work')).rejects.toThrow();
  expect((await post('/work')).status).toBe(200);
});

test("a browser's preflight uses up no fault", async () => {
  proxy.dropNextAnswer('/work');
  expect((await fetch(`${proxy.url}/work`, { method: 'OPTIONS' })).status).toBe(200);
  await expect(post('/work')).rejects.toThrow();
});

test('a server that is down does nothing until it is back', async () => {
  proxy.refuse(true);
  await expect(post('/work')).rejects.toThrow();
  expect(worked).toEqual([]);
  proxy.refuse(false);
  expect((await post('/work')).status).toBe(200);
});

test('a server that goes down cuts what is under way', async () => {
  const held = proxy.holdNextAnswer('/work');
  const cut = expect(post('/work')).rejects.toThrow();
  await held.reached;
  proxy.refuse(true);
  await cut;
  held.release();
});

test('a delay makes one path slow and no other', async () => {
  proxy.delay('/work', 300);
  const order: string[] = [];
  await Promise.all([
    post('/work').then(() => order.push('slow')),
    post('/other').then(() => order.push('quick')),
  ]);
  expect(order).toEqual(['quick', 'slow']);
});

test('an answer is replaced for as long as it is told, and keeps the headers that it had', async () => {
  proxy.spoil('/work', { status: 429, headers: { 'retry-after': '1' }, problem: { code: 'busy' } });
  const response = await post('/work');
  expect(response.status).toBe(429);
  expect(response.headers.get('retry-after')).toBe('1');
  expect(response.headers.get('x-mark')).toBe('upstream');
  expect(await response.json()).toEqual({ code: 'busy' });
  expect(proxy.count({ path: '/work', status: 429 })).toBe(1);
  expect((await post('/other')).status).toBe(200);
  proxy.spoil('/work', null);
  expect((await post('/work')).status).toBe(200);
});

test('a server that is gone behind the proxy is gone in front of it', async () => {
  upstream.closeAllConnections();
  await new Promise((resolve) => upstream.close(resolve));
  await expect(post('/work')).rejects.toThrow();
});
