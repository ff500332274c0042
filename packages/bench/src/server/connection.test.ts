import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addressOf } from './address-of.ts';
import { openConnection } from './connection.ts';

const server = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  if (request.url === '/gone') request.socket.destroy();
  else response.end(`${request.headers['content-type']} ${body}`);
});

beforeAll(() => once(server.listen(0, '127.0.0.1'), 'listening'));
afterAll(() => server.close());

it('sends a form as the token endpoints of OAuth want it', async () => {
  const connection = await openConnection(addressOf(server));
  const form = { grant_type: 'refresh_token', refresh_token: 'a+b&c' };
  expect(await connection.send('POST', '/token', { form })).toBe(
    'application/x-www-form-urlencoded grant_type=refresh_token&refresh_token=a%2Bb%26c',
  );
  connection.close();
});

it('a connection that is lost is an error, for the request on it and for every later one', async () => {
  const connection = await openConnection(addressOf(server));
  await expect(connection.send('POST', '/gone')).rejects.toThrow('closed');
  await expect(connection.send('POST', '/token')).rejects.toThrow('closed');
});
