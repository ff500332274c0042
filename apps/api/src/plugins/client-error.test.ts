import { connect } from 'node:net';
import fastify from 'fastify';
import { expect, it } from 'vitest';
import { parseConfig } from '../config/parse-config.ts';
import { serverOptions } from './server-options.ts';

const config = parseConfig(
  { LOG_LEVEL: 'silent' },
  { defaultDataFolder: '', developmentSecrets: () => ({ access: 'a', refresh: 'r' }) },
);
const options = serverOptions(config, undefined);

it('a request has a minute to arrive', () => {
  expect(options.requestTimeout).toBe(60_000);
});

it.each([
  ['headers', 'POST / HTTP/1.1\r\nhost: a\r\n'],
  [
    'body',
    'POST / HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{',
  ],
])(
  'one whose %s do not arrive in time is told that it is too late, and the connection ends',
  async (_what, sent) => {
    const app = fastify({
      ...options,
      requestTimeout: 200,
      http: { connectionsCheckingInterval: 50, headersTimeout: 200 },
    });
    app.post('/', async () => 'arrived');
    const { port, hostname } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }));
    try {
      const socket = connect(Number(port), hostname);
      let answer = '';
      socket.setEncoding('utf8').on('data', (text: string) => {
        answer += text;
      });
      socket.write(sent);
      await new Promise((resolve) => socket.once('close', resolve));
      const [head = '', body = ''] = answer.split('\r\n\r\n');
      expect(head).toMatch(/^HTTP\/1\.1 409 /);
      expect(JSON.parse(body)).toMatchObject({
        status: 409,
        code: 'request_too_late',
        next: 'retry',
      });
    } finally {
      await app.close();
    }
  },
);
