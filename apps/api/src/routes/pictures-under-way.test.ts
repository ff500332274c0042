import { connect } from 'node:net';
import { API_PREFIX, paths } from '@wugan/shared';
import { User } from '@wugan/shared/schemas';
import { Value } from 'typebox/value';
import { expect, it } from 'vitest';
import { signIn } from '../testing/call.ts';
import { until } from '../testing/until.ts';
import { useTestApp } from '../testing/use-test-app.ts';

const app = useTestApp({ thresholds: { picturesUnderWay: 16 } });
const asked = 200;

async function uploadLargest(): Promise<string> {
  const { accessToken } = await signIn(app(), 'ann');
  const form = new FormData();
  const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(512 * 1024 - 3)]);
  form.append('file', new Blob([jpeg]), 'a.jpg');
  const answer = await fetch(app().url + API_PREFIX + paths.myAvatar, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}` },
    body: form,
  });
  return app().url + Value.Parse(User, await answer.json()).avatarUrl;
}

it('who asks for pictures and does not read them gets no more than fit into memory, and nobody is kept from theirs', async () => {
  const picture = new URL(await uploadLargest());
  const socket = connect(Number(picture.port), picture.hostname).pause();
  let statuses = '';
  socket.setEncoding('latin1').on('data', (text: string) => {
    statuses += (text.match(/HTTP\/1\.1 \d+/g) ?? []).join();
  });
  const seenBefore = app().logLines.length;
  socket.write(`GET ${picture.pathname} HTTP/1.1\r\nhost: a\r\n\r\n`.repeat(asked));
  const count = (status: number) => statuses.split(`HTTP/1.1 ${status}`).length - 1;
  await until(() => app().logLines.length > seenBefore);
  socket.resume();
  await until(() => count(200) + count(503) === asked);
  expect(count(503)).toBeGreaterThan(asked / 2);
  expect(count(200)).toBeGreaterThanOrEqual(16);
  expect((await fetch(picture)).status).toBe(200);
  socket.destroy();
});
