import { API_PREFIX, paths } from '@wugan/shared';
import fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import { expect, inject, it } from 'vitest';
import { signIn } from './testing/call.ts';
import { useTestApp } from './testing/use-test-app.ts';
import { withoutLimits } from './testing/without-limits.ts';

const runs = inject('fuzzRuns');
const app = useTestApp({ env: { LOG_LEVEL: 'silent' }, thresholds: withoutLimits });

/** With what a database, a terminal or a decoder may stumble over. */
const awkward = fc.constantFrom('\u0000', '\ud800', '\u202e', '\u0085', 'é', '𝄞', 'a', "'", '\\');
const text = fc.oneof(
  fc.string({ unit: awkward, maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('weapp', 'h5', 'wechat-website', '3f0c9d2b7a6e4c1f8b5d0e9a'),
);
const number = fc.oneof(fc.double(), fc.integer(), fc.maxSafeInteger());
const value = fc.oneof(text, number, fc.anything({ maxDepth: 2 }));
const names = [
  'nickname',
  'attempt',
  'deadline',
  'proof',
  'device',
  'provider',
  'code',
  '__proto__',
];
const body = fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 5 });
const json = (payload: object) => ({
  headers: { 'content-type': 'application/json' },
  payload: JSON.stringify(payload),
});

const picture = fc
  .record({
    start: fc.constantFrom(
      '\x89PNG\r\n\x1a\n',
      '\xff\xd8\xff\xe0',
      'RIFF\0\0\0\0WEBPVP8 ',
      'GIF89a',
      '',
    ),
    rest: fc.string({ unit: 'binary', maxLength: 200 }),
    disposition: fc.oneof(fc.constant('form-data; name="file"; filename="a.png"'), fc.string()),
    end: fc.constantFrom('\r\n--x--\r\n', '\r\n--x\r\n', '', '\r\n--x--'),
  })
  .map(({ start, rest, disposition, end }) => ({
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    payload: Buffer.from(
      `--x\r\nContent-Disposition: ${disposition}\r\n\r\n${start}${rest}${end}`,
      'latin1',
    ),
  }));

const place = fc.oneof(fc.uuid(), fc.string()).map((id) => encodeURIComponent(id));

it('whoever is signed in may send what they like: it is never an error of ours', {
  timeout: 3_600_000,
}, async () => {
  const { accessToken } = await signIn(app(), 'ann');
  // Of another session, as the first refresh with another attempt freezes it.
  const { refreshToken } = await signIn(app(), 'ben');
  const request: fc.Arbitrary<InjectOptions> = fc.oneof(
    fc
      .oneof(body, fc.record({ nickname: text }))
      .map((fields) => ({ method: 'PUT', url: paths.me, ...json(fields) })),
    // Codes are WeChat's to judge: of these it is asked about none.
    body.map(({ code, ...fields }) => ({ method: 'POST', url: paths.login, ...json(fields) })),
    body.map(({ proof, ...fields }) => ({
      method: 'POST',
      url: paths.refresh,
      ...json({ ...fields, refreshToken }),
    })),
    picture.map((form) => ({ method: 'POST', url: paths.myAvatar, ...form })),
    place.map((id) => ({ method: 'DELETE', url: `${paths.sessions}/${id}` })),
    place.map((id) => ({ method: 'GET', url: `${paths.avatars}/${id}` })),
    fc.string().map((query) => ({
      method: 'GET',
      url: `${paths.sessions}?${encodeURI(query)}`,
    })),
  );
  const answers = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(request, async ({ url, headers, ...rest }) => {
      const authorization = `Bearer ${accessToken}`;
      const { statusCode } = await app().inject({
        ...rest,
        url: `${API_PREFIX}${url}`,
        headers: { ...headers, authorization },
      });
      answers.set(statusCode, (answers.get(statusCode) ?? 0) + 1);
      expect(statusCode).toBeLessThan(500);
    }),
    { numRuns: Math.ceil(runs * 0.1) },
  );
  // Some of it got as far as a handler.
  expect(answers.get(200) ?? 0).toBeGreaterThan(runs * 0.01);
  const counts = [...answers].sort().map(([status, count]) => `${count} × ${status}`);
  process.stdout.write(`Fuzz, signed in: ${counts.join(', ')}\n`);
});
