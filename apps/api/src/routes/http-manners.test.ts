import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { errorKinds } from '@wugan/shared';
import { describe, expect, it } from 'vitest';
import { call, problemOf, signIn } from '../testing/call.ts';
import { useTestApp } from '../testing/use-test-app.ts';

const app = useTestApp();
const page = 'http://localhost:10086';
const loginUrl = () => `${app().url}/api/v1/auth/login`;

describe('a problem', () => {
  it('is application/problem+json with title, status, code, next and the id of the request', async () => {
    const reply = await call(app(), '/me');
    expect(reply.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(reply.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
    expect(reply.headers.get('cache-control')).toBe('no-store');
    expect(reply.body).toEqual({
      ...errorKinds.access_token_missing,
      code: 'access_token_missing',
      requestId: reply.headers.get('x-request-id'),
    });
  });

  it.each([
    ['GET', '/nothing', 404, 'not_found'],
    ['GET', '/auth/login', 404, 'not_found'],
    ['POST', '/me', 404, 'not_found'],
    ['PATCH', '/me', 404, 'not_found'],
    ['GET', '/%', 400, 'invalid_request'],
  ])('%s %s is %i %s', async (method, path, status, code) => {
    expect(problemOf(await call(app(), path, { method }))).toMatchObject({ status, code });
  });

  it.each([
    ['a body that is no JSON', 'application/json', '{"code": secret', 400, 'invalid_request'],
    ['a body of another type', 'text/xml', '<code/>', 415, 'unsupported_media_type'],
    ['JSON that says it is text', 'text/plain', '{"code":"a"}', 415, 'unsupported_media_type'],
    ['a body over 64 KB', 'application/json', ' '.repeat(65_537), 413, 'body_too_large'],
    ['an empty body', 'application/json', '', 400, 'invalid_request'],
    ['an array', 'application/json', '[]', 400, 'invalid_request'],
    ['a polluted prototype', 'application/json', '{"__proto__":{}}', 400, 'invalid_request'],
    [
      'a character that no database keeps',
      'application/json',
      '{"code":"a","device":{"name":"\\u0000"}}',
      400,
      'invalid_request',
    ],
  ])('answers %s', async (_what, type, body, status, code) => {
    const headers = { 'content-type': type };
    const response = await fetch(loginUrl(), { method: 'POST', headers, body });
    expect(response.status).toBe(status);
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({ status, code });
    expect(text).not.toContain('secret');
  });

  it('names the fields that are wrong', async () => {
    const reply = await call(app(), '/auth/refresh', { body: { refreshToken: 'x', attempt: '?' } });
    expect(problemOf(reply).errors).toEqual([{ field: 'attempt', message: expect.any(String) }]);
    const missing = await call(app(), '/auth/refresh', { body: {} });
    expect(problemOf(missing).errors?.[0]?.field).toBe('refreshToken');
  });

  it('of a missing token comes before anything the body could say', async () => {
    const reply = await call(app(), '/me', { method: 'PUT', body: { nickname: 7 } });
    expect(problemOf(reply).code).toBe('access_token_missing');
  });
});

describe('a page of an allowed origin', () => {
  it('may ask, with the headers that the SDK sends', async () => {
    const response = await fetch(loginUrl(), {
      method: 'OPTIONS',
      headers: {
        origin: page,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,wugan-unstored',
      },
    });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe(page);
    expect(response.headers.get('access-control-allow-headers')).toContain('Wugan-Unstored');
    expect(response.headers.get('access-control-allow-methods')).toBe('GET, POST, PUT, DELETE');
  });

  it('is answered without a complaint where it does not say what it asks for', async () => {
    expect((await fetch(loginUrl(), { method: 'OPTIONS' })).status).toBe(204);
  });

  it.each(['/me', '/nothing'])('may read errors: %s', async (path) => {
    const { headers } = await call(app(), path, { headers: { origin: page } });
    expect(headers.get('access-control-allow-origin')).toBe(page);
    expect(headers.get('access-control-expose-headers')).toContain('Retry-After');
  });

  it('is told so alone: an app that sends no origin hears nothing of it', async () => {
    const { headers } = await call(app(), '/me');
    expect(headers.get('access-control-expose-headers')).toBeNull();
  });

  it('is never given what was kept for another: answers that may be kept vary by origin', async () => {
    const { url } = app();
    const kept = await fetch(`${url}/.well-known/jwks.json`);
    expect(kept.headers.get('vary')).toBe('Origin');
    const answered = await fetch(`${url}/.well-known/jwks.json`, { headers: { origin: page } });
    expect(answered.headers.get('vary')).toBe('Origin');
    expect(answered.headers.get('access-control-allow-origin')).toBe(page);
  });

  it('is the only one: any other gets no such header', async () => {
    const headers = { origin: 'https://evil.example' };
    const reply = await call(app(), '/me', { headers });
    expect(reply.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('an access token', () => {
  it.each([
    ['Basic abc', 'access_token_missing'],
    ['Bearer', 'access_token_missing'],
    ['Bearer nonsense', 'access_token_invalid'],
  ])('as "%s" is %s', async (authorization, code) => {
    const reply = await call(app(), '/me', { headers: { authorization } });
    expect(problemOf(reply).code).toBe(code);
  });

  it('is found whatever the case of its scheme', async () => {
    const { accessToken } = await signIn(app(), 'ann');
    const headers = { authorization: `bearer ${accessToken}` };
    expect((await call(app(), '/me', { headers })).status).toBe(200);
  });
});

describe('what is no request', () => {
  it.each([
    ['bytes', randomBytes(64)],
    ['a request line that is none', 'HELLO\r\n\r\n'],
    ['a header that is none', 'GET / HTTP/1.1\r\nhost: a\r\nbroken\r\n\r\n'],
    ['headers without end', `GET / HTTP/1.1\r\nhost: a\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\na',
    ],
  ])('%s: is answered with a problem, and the connection ends', async (_what, sent) => {
    const { port, hostname } = new URL(app().url);
    const socket = connect(Number(port), hostname);
    let answer = '';
    socket.setEncoding('utf8').on('data', (text: string) => {
      answer += text;
    });
    socket.write(sent);
    await new Promise((resolve) => socket.once('close', resolve));
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 400 /);
    expect(head).toContain('content-type: application/problem+json; charset=utf-8');
    const problem: unknown = JSON.parse(body);
    expect(problem).toMatchObject({ status: 400, code: 'invalid_request', next: 'stop' });
    expect(head).toContain(`x-request-id: ${Object(problem).requestId}`);
    expect((await fetch(`${app().url}/health/live`)).status).toBe(200);
  });
});
