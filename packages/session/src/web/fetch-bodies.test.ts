import { createServer } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { HttpAnswer } from '../core/index.ts';
import { settle } from '../testing/fake-clock.ts';
import { createSignedInRig, granted, pair } from '../testing/rig.ts';
import { createFetchTransport } from './fetch-transport.ts';

/** What the server read of each request; only the token of generation 1 is good. */
const seen: { token: string; type: string; bytes: Buffer }[] = [];
let url = '';

const server = createServer(async (request, response) => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
  const type = request.headers['content-type'] ?? '';
  seen.push({ token, type, bytes: Buffer.concat(chunks) });
  response.writeHead(token === 'access-a0.1' ? 200 : 401).end();
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no address');
  url = `http://127.0.0.1:${address.port}/upload`;
});
beforeEach(() => {
  seen.length = 0;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const lines = ['one ', 'two ', 'three'];
const streamed = () => new Blob(lines).stream();

/** A session, and an upload through it; `renewed` grants the refresh that it waits for. */
async function createUploads() {
  const rig = await createSignedInRig();
  const send = createFetchTransport();
  const upload = (body: unknown) =>
    rig.session.call<HttpAnswer>(
      (bearer) => send({ url, method: 'POST', headers: bearer.headers, body }),
      { isRejected: ({ status }) => status === 401 },
    );
  const renewed = async <T>(call: Promise<T>): Promise<T> => {
    await expect.poll(() => rig.auth.asked.length).toBe(1);
    rig.auth.latest().answer(granted(pair(1)));
    return call;
  };
  return { ...rig, renewed, send, upload };
}

const texts = () => seen.map(({ bytes }) => bytes.toString());
const tokens = () => seen.map(({ token }) => token);

describe('a body that is a stream', () => {
  it('arrives whole, with the type that the caller gives', async () => {
    const headers = { 'Content-Type': 'text/plain' };
    await createFetchTransport()({ url, method: 'POST', headers, body: streamed() });
    expect(seen.map(({ bytes, type }) => [bytes.toString(), type])).toEqual([
      ['one two three', 'text/plain'],
    ]);
  });

  it('is made anew by a function for the replay, and arrives whole both times', async () => {
    const { renewed, upload } = await createUploads();
    let made = 0;
    const body = () => {
      made += 1;
      return streamed();
    };
    expect(await renewed(upload(body))).toMatchObject({ status: 200 });
    expect(made).toBe(2);
    expect(texts()).toEqual(['one two three', 'one two three']);
    expect(tokens()).toEqual(['access-a0.0', 'access-a0.1']);
  });

  it('is not touched before the refresh of a token that is known to have expired', async () => {
    const { clock, renewed, upload } = await createUploads();
    clock.jump(5 * 3_600_000);
    expect(await renewed(upload(streamed()))).toMatchObject({ status: 200 });
    expect(texts()).toEqual(['one two three']);
    expect(tokens()).toEqual(['access-a0.1']);
  });

  it('is sent once: a 401 all the same is the answer, and the next call carries a new token', async () => {
    const { renewed, upload } = await createUploads();
    expect(await renewed(upload(streamed()))).toMatchObject({ status: 401 });
    expect(tokens()).toEqual(['access-a0.0']);
    expect(await upload(streamed())).toMatchObject({ status: 200 });
    expect(tokens()).toEqual(['access-a0.0', 'access-a0.1']);
  });

  it('says what to do instead when it is sent again by its caller', async () => {
    const send = createFetchTransport();
    const headers = { Authorization: 'Bearer access-a0.1' };
    const request = { url, method: 'POST', headers, body: streamed() };
    expect(await send(request)).toMatchObject({ status: 200 });
    await expect(send(request)).rejects.toThrow('give a function that makes the body');
    const lost = { ...request, url: 'http://127.0.0.1:9/', body: streamed() };
    await expect(send(lost)).rejects.toMatchObject({ kind: 'offline' });
    await expect(send(lost)).rejects.toBeInstanceOf(TypeError);
  });

  it('that cannot be made fails with its maker’s own error, and nothing is sent', async () => {
    const body = () => {
      throw new Error('the file is gone');
    };
    const failing = createFetchTransport()({ url, method: 'POST', body });
    await expect(failing).rejects.toThrow('the file is gone');
    await settle();
    expect(seen).toEqual([]);
  });
});

describe('an upload of a form', () => {
  it('arrives whole both times, file and fields, when its token was rejected', async () => {
    const { renewed, upload } = await createUploads();
    const picture = Uint8Array.from({ length: 300_000 }, (_, at) => at % 251);
    const form = new FormData();
    form.set('album', 'summer');
    form.set('file', new Blob([picture], { type: 'image/png' }), 'a.png');
    expect(await renewed(upload(form))).toMatchObject({ status: 200 });
    expect(tokens()).toEqual(['access-a0.0', 'access-a0.1']);
    for (const { bytes, type } of seen) {
      const arrived = new Response(new Uint8Array(bytes), { headers: { 'content-type': type } });
      const read = await arrived.formData();
      expect(read.get('album')).toBe('summer');
      const file = read.get('file');
      if (!(file instanceof File)) throw new Error('no file arrived');
      expect(file.type).toBe('image/png');
      expect(Buffer.from(await file.arrayBuffer()).equals(Buffer.from(picture))).toBe(true);
    }
  });

  it('may be made by a function, too', async () => {
    const { renewed, upload } = await createUploads();
    const made: FormData[] = [];
    const body = () => {
      const form = new FormData();
      form.set('try', String(made.length));
      made.push(form);
      return form;
    };
    expect(await renewed(upload(body))).toMatchObject({ status: 200 });
    expect(made).toHaveLength(2);
    expect(texts()[1]).toContain('name="try"\r\n\r\n1');
  });
});
