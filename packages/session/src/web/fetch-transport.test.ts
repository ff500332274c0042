import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HttpRequest } from '../core/index.ts';
import { createFetchTransport } from './fetch-transport.ts';

const send = createFetchTransport();
let url = '';
let respond: (request: IncomingMessage, response: ServerResponse, body: string) => void;

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (chunk) => {
    body += chunk;
  });
  request.on('end', () => respond(request, response, body));
});

beforeEach(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no address');
  url = `http://127.0.0.1:${(address satisfies AddressInfo).port}/path`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const answer = (status: number, type: string, text: string) => {
  respond = (_, response) =>
    response.writeHead(status, { 'content-type': type, 'X-Mark': 'm' }).end(text);
};

describe('the fetch transport', () => {
  it('sends method, headers and a JSON body', async () => {
    let seen: unknown;
    respond = ({ headers, method }, response, body) => {
      seen = { method, body, type: headers['content-type'], authorization: headers.authorization };
      response.end();
    };
    await send({ url, method: 'PUT', headers: { Authorization: 'Bearer t' }, body: { a: 1 } });
    expect(seen).toEqual({
      method: 'PUT',
      body: '{"a":1}',
      type: 'application/json',
      authorization: 'Bearer t',
    });
  });

  it('sends one of two headers that are the same: the caller’s, and the later one', async () => {
    let seen: unknown;
    respond = ({ headers }, response) => {
      seen = [headers['content-type'], headers.authorization];
      response.end();
    };
    const type = { 'content-type': 'application/merge-patch+json' };
    const tokens = { authorization: 'Basic own', Authorization: 'Bearer t' };
    await send({ url, method: 'PUT', headers: { ...type, ...tokens }, body: {} });
    expect(seen).toEqual(['application/merge-patch+json', 'Bearer t']);
  });

  it('sends a form as a form', async () => {
    let type = '';
    respond = ({ headers }, response) => {
      type = headers['content-type'] ?? '';
      response.end();
    };
    const form = new FormData();
    form.set('file', new Blob(['bytes']), 'a.txt');
    await send({ url, method: 'POST', body: form });
    expect(type).toMatch(/^multipart\/form-data; boundary=/);
  });

  it.each([
    ['JSON', 200, 'application/json', '{"a":1}', { a: 1 }],
    ['a problem', 401, 'application/problem+json', '{"code":"x"}', { code: 'x' }],
    ['truncated JSON, as text', 200, 'application/json', '{"a":', '{"a":'],
    ['HTML, as text', 200, 'text/html', '<p>', '<p>'],
    ['an empty answer', 204, 'text/plain', '', ''],
  ])('resolves for %s', async (_, status, type, text, body) => {
    answer(status, type, text);
    const { headers, ...rest } = await send({ url, method: 'GET' });
    expect(rest).toEqual({ status, body });
    expect(headers['x-mark']).toBe('m');
  });

  it('says offline when nothing listens, and when the connection is cut', async () => {
    respond = (request) => request.socket.destroy();
    await expect(send({ url, method: 'GET' })).rejects.toMatchObject({ kind: 'offline' });
    const closed = 'http://127.0.0.1:9/';
    await expect(send({ url: closed, method: 'GET' })).rejects.toMatchObject({ kind: 'offline' });
  });

  it('says timeout when no answer comes in time, in the middle of a body too', async () => {
    respond = () => {};
    const request = { url, method: 'GET', timeout: 30 };
    await expect(send(request)).rejects.toMatchObject({ kind: 'timeout' });
    respond = (_, response) => void response.write('half');
    await expect(send(request)).rejects.toMatchObject({ kind: 'timeout' });
  });

  it('waits for weeks where it was told to wait for ever: a timer cannot count so far', async () => {
    respond = (_, response) => void setTimeout(() => response.end('at last'), 50);
    const answered = await send({ url, method: 'GET', timeout: Number.POSITIVE_INFINITY });
    expect(answered.body).toBe('at last');
  });

  it('says aborted when the caller gives up, before or during the request', async () => {
    const signal = AbortSignal.abort();
    await expect(send({ url, method: 'GET', signal })).rejects.toMatchObject({ kind: 'aborted' });
    const controller = new AbortController();
    respond = () => controller.abort();
    const request = { url, method: 'GET', signal: controller.signal };
    await expect(send(request)).rejects.toMatchObject({ kind: 'aborted' });
  });

  it.each<[string, Partial<HttpRequest>, string]>([
    ['the name of a header', { headers: { 'X Mark': 'm' } }, 'fetch takes no such header: X Mark'],
    ['its value', { headers: { 'X-Mark': 'secret\nm' } }, 'fetch takes no such header: X-Mark'],
    ['a body with a read', { body: { a: 1 } }, 'fetch takes no body with GET'],
    ['a URL', { url: 'https://secret:key@api.test/' }, 'fetch takes no such URL'],
    ['a method', { method: 'TRACE' }, 'fetch takes no method TRACE'],
  ])(
    'takes what no fetch would send for a bug, not for a bad network: %s',
    async (_, part, message) => {
      const request = { url, method: 'GET', ...part };
      const failure: unknown = await send(request).catch((error: unknown) => error);
      expect(failure).toEqual(new TypeError(message));
    },
  );
});
