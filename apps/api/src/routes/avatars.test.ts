import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { API_PREFIX } from '@wugan/shared';
import { User } from '@wugan/shared/schemas';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { problemOf, type Reply, signIn } from '../testing/call.ts';
import { sql } from '../testing/sql.ts';
import { useTestApp } from '../testing/use-test-app.ts';

const app = useTestApp();
const limit = 512 * 1024;

const pictures = {
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  'image/jpeg': [0xff, 0xd8, 0xff, 0xe0],
  'image/webp': [...Buffer.from('RIFF....WEBPVP8 ')],
};
const png = (size = 64) => Buffer.concat([Buffer.from(pictures['image/png']), Buffer.alloc(size)]);

async function upload(token: string, body: FormData | string, headers = {}): Promise<Reply> {
  const response = await fetch(`${app().url}${API_PREFIX}/me/avatar`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, ...headers },
    body,
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

function form(bytes: Uint8Array<ArrayBuffer>, field = 'file', type = 'text/plain'): FormData {
  const body = new FormData();
  body.append('note', 'a field before the file');
  body.append(field, new Blob([bytes], { type }), 'name.exe');
  return body;
}

async function avatarOf(reply: Reply): Promise<Response> {
  expect(reply.status).toBe(200);
  return fetch(app().url + Value.Parse(User, reply.body).avatarUrl);
}

describe('a picture', () => {
  it.each(Object.entries(pictures))('of type %s is shown as it came', async (type, signature) => {
    const { accessToken } = await signIn(app(), 'ann');
    const bytes = Buffer.concat([Buffer.from(signature), Buffer.from('the rest')]);
    const shown = await avatarOf(await upload(accessToken, form(bytes, 'anything')));
    expect(shown.headers.get('content-type')).toBe(type);
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(bytes);
  });

  it('may be kept for a year, and on pages of other origins', async () => {
    const { accessToken } = await signIn(app(), 'ann');
    const shown = await avatarOf(await upload(accessToken, form(png())));
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      vary: 'Origin',
      'cross-origin-resource-policy': 'cross-origin',
    });
    const etag = shown.headers.get('etag') ?? '';
    const ask = (known: string, method = 'GET') =>
      fetch(shown.url, { method, headers: { 'if-none-match': known } });
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const unchanged = await ask(known);
      expect(unchanged.status).toBe(304);
      expect(unchanged.headers.get('etag')).toBe(etag);
      expect((await ask(known, 'HEAD')).status).toBe(304);
    }
    expect((await ask('"other"')).status).toBe(200);
    expect((await fetch(shown.url, { method: 'HEAD' })).status).toBe(200);
  });

  it('takes the place of the one before, which is gone', async () => {
    const { accessToken, user } = await signIn(app(), 'ben');
    const first = await avatarOf(await upload(accessToken, form(png())));
    const second = await avatarOf(await upload(accessToken, form(png(100))));
    expect(second.url).not.toBe(first.url);
    expect((await fetch(first.url)).status).toBe(404);
    const rows = await sql(app(), 'SELECT 1 FROM avatar WHERE user_id = $1', [user.id]);
    expect(rows).toHaveLength(1);
  });

  it('of two at once is one of the two', async () => {
    const { accessToken } = await signIn(app(), 'eve');
    const replies = await Promise.all([1, 2, 3, 4].map((n) => upload(accessToken, form(png(n)))));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const me = await fetch(`${app().url}${API_PREFIX}/me`, {
      headers: { authorization: `Bearer ${accessToken}` },
    });
    const { avatarUrl } = Value.Parse(User, await me.json());
    expect((await fetch(app().url + avatarUrl)).status).toBe(200);
  });

  it('may have 512 KB, and not a byte more', async () => {
    const { accessToken } = await signIn(app(), 'kim');
    expect((await upload(accessToken, form(png(limit - 8)))).status).toBe(200);
    const problem = problemOf(await upload(accessToken, form(png(limit - 7))));
    expect(problem).toMatchObject({ status: 413, code: 'body_too_large' });
  });

  it('larger than that is refused, and not cut off, where a block of it ends just there', async () => {
    const { accessToken } = await signIn(app(), 'max');
    const blocks = [
      '--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n',
      png(limit - 8),
      'more',
      '\r\n--b--\r\n',
    ];
    const reply = await app().inject({
      method: 'POST',
      url: `${API_PREFIX}/me/avatar`,
      headers: {
        authorization: `Bearer ${accessToken}`,
        'content-type': 'multipart/form-data; boundary=b',
      },
      payload: Readable.from(oneByOne(blocks)),
    });
    expect(reply.statusCode).toBe(413);
    expect(reply.json()).toMatchObject({ code: 'body_too_large' });
  });
});

/** Each once the one before has been taken in, as they come from a network. */
async function* oneByOne(blocks: readonly (string | Buffer)[]) {
  for (const block of blocks) {
    yield block;
    await setImmediate();
  }
}

describe('what is no picture', () => {
  const multipart = { 'content-type': 'multipart/form-data; boundary=b' };
  it.each([
    ['a text', form(Buffer.from('GIF89a')), {}, 415, 'unsupported_media_type'],
    [
      'a text that has WEBP in it where a picture would',
      form(Buffer.from('<script>WEBP')),
      {},
      415,
      'unsupported_media_type',
    ],
    [
      'a page that calls itself a picture',
      form(Buffer.from('<script>'), 'file', 'image/png'),
      {},
      415,
      'unsupported_media_type',
    ],
    ['an empty file', form(Buffer.alloc(0)), {}, 415, 'unsupported_media_type'],
    ['JSON', '{}', { 'content-type': 'application/json' }, 415, 'unsupported_media_type'],
    ['plain text', 'x', { 'content-type': 'text/plain' }, 415, 'unsupported_media_type'],
    ['a form without a file', new FormData(), {}, 400, 'invalid_request'],
    ['a form that is cut off', '--b\r\nContent-Disp', multipart, 400, 'invalid_request'],
    [
      'a form without a boundary',
      'x',
      { 'content-type': 'multipart/form-data' },
      400,
      'invalid_request',
    ],
    ['a field of every object', form(png(), '__proto__'), {}, 400, 'invalid_request'],
  ])('is refused: %s', async (_what, body, headers, status, code) => {
    const { accessToken } = await signIn(app(), 'lea');
    expect(problemOf(await upload(accessToken, body, headers))).toMatchObject({ status, code });
  });

  it.each([
    ['0b9f6d52-6f43-4d6e-9a57-3d5a0a6f9f11', 404],
    ['x', 400],
    ['urn:uuid:0b9f6d52-6f43-4d6e-9a57-3d5a0a6f9f11', 400],
  ])('is not found under an id that no picture has: %s', async (id, status) => {
    for (const known of ['', `"${id}"`, '*']) {
      const headers = { 'if-none-match': known };
      const response = await fetch(`${app().url}${API_PREFIX}/avatars/${id}`, { headers });
      expect(response.status).toBe(status);
      expect(response.headers.get('cache-control')).toBe('no-store');
    }
  });
});
