import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { askWechat } from './ask-wechat.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** Asks a server that answers like this. */
async function ask(answer: RequestListener) {
  const server = createServer(answer).listen(0, '127.0.0.1');
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return askWechat(new URL(`http://127.0.0.1:${port}/`), AbortSignal.timeout(20_000));
}

it('an answer is read as UTF-8, however it is cut into pieces', async () => {
  const bytes = Buffer.from('{"nickname":"小安"}');
  const answer = await ask(async (_request, response) => {
    for (const byte of bytes) {
      response.write(Buffer.of(byte));
      await new Promise(setImmediate);
    }
    response.end();
  });
  expect(answer).toStrictEqual({ kind: 'answered', status: 200, text: '{"nickname":"小安"}' });
});

it('an answer that has no end is not read to the end of memory', async () => {
  let sent = 0;
  const block = Buffer.alloc(64 * 1024, ' ');
  const gone = new Promise<void>((resolve) => {
    void ask((_request, response) => {
      const more = () => {
        while (!response.destroyed && sent < 2 ** 28) {
          sent += block.length;
          if (!response.write(block)) return;
        }
        response.end();
      };
      response.on('drain', more).once('close', resolve);
      more();
    });
  });
  await gone;
  // What lies in the buffers of two sockets counts too.
  expect(sent).toBeLessThan(2 ** 24);
});

it('an answer too large to be one is as good as none', async () => {
  const text = JSON.stringify({ openid: 'o1', rest: 'x'.repeat(2 ** 20) });
  const answer = await ask((_request, response) => response.end(text));
  expect(answer).toMatchObject({ kind: 'answered', status: 200, text: '' });
});
