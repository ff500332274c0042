import fastify from 'fastify';
import { expect, it } from 'vitest';
import { allowOrigins } from './cross-origin.ts';

const page = 'https://app.example';
const app = fastify();
allowOrigins(app, [page]);
app.get('/open', async () => ({}));

const asks = { 'access-control-request-method': 'GET' };

it('a request that names no origin is told what is the same for all, and that caches must tell origins apart', async () => {
  const { headers } = await app.inject({ url: '/open' });
  expect(headers).toMatchObject({
    vary: 'Origin',
    'access-control-expose-headers': 'Retry-After, WWW-Authenticate, X-Request-Id',
  });
  expect(headers).not.toHaveProperty('access-control-allow-origin');
});

it('an allowed page is told what it may send, for ten minutes, at any path', async () => {
  const options = {
    method: 'OPTIONS',
    url: '/nowhere',
    headers: { origin: page, ...asks },
  } as const;
  const { statusCode, headers, body } = await app.inject(options);
  expect([statusCode, body]).toEqual([204, '']);
  expect(headers).toMatchObject({
    'access-control-allow-origin': page,
    'access-control-allow-methods': 'GET, POST, PUT, DELETE',
    'access-control-allow-headers': 'Authorization, Content-Type, Wugan-Unstored',
    'access-control-max-age': '600',
    'content-length': '0',
  });
});

it('a page that is not on the list learns nothing of itself', async () => {
  const headers = { origin: `${page}.evil`, ...asks };
  for (const method of ['GET', 'OPTIONS'] as const) {
    const answer = await app.inject({ method, url: '/open', headers });
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
  }
});

it.each([{ origin: page }, asks, {}])('%j is no question of a browser', async (headers) => {
  const { statusCode, body } = await app.inject({ method: 'OPTIONS', url: '/open', headers });
  expect([statusCode, body]).toEqual([400, 'Invalid Preflight Request']);
});
