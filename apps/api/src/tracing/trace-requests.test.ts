import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { API_PREFIX, paths } from '@wugan/shared';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { call, pairOf, refresh, signIn } from '../testing/call.ts';
import { type FakeCollector, startFakeCollector } from '../testing/fake-collector.ts';
import { ownTimeOf } from '../testing/own-time.ts';
import { startTestApp, type TestApp } from '../testing/start-test-app.ts';

let collector: FakeCollector;
let beside: TestApp;
beforeAll(async () => {
  collector = await startFakeCollector();
  beside = await startTestApp();
});
afterAll(async () => {
  await beside.close();
  await collector.close();
});

/** An app that sends its traces there; what it has sent is there once it is closed. */
const startTraced = (OTEL_EXPORTER_OTLP_ENDPOINT: string) =>
  startTestApp({ beside, env: { OTEL_EXPORTER_OTLP_ENDPOINT } });

it('a refresh is a span with route, status and verdict, under the trace it was sent with', async () => {
  const app = await startTraced(collector.url);
  const [traceId, parentId] = ['4bf92f3577b34da6a3ce929d0e0e4736', '00f067aa0ba902b7'];
  const { refreshToken } = await signIn(app, 'ann');
  await call(app, paths.refresh, {
    body: { refreshToken },
    headers: { traceparent: `00-${traceId}-${parentId}-01` },
  });
  await refresh(app, { refreshToken: 'x' });
  await app.close();

  const name = `POST ${API_PREFIX}${paths.refresh}`;
  const [granted, refused] = collector.spans.filter((span) => span.name === name);
  expect(granted).toMatchObject({
    traceId,
    parentSpanId: parentId,
    isError: false,
    attributes: {
      'http.request.method': 'POST',
      'http.route': API_PREFIX + paths.refresh,
      'http.response.status_code': 200,
      'wugan.verdict': 'granted',
    },
  });
  expect(refused?.attributes).toMatchObject({
    'http.response.status_code': 401,
    'wugan.verdict': 'refresh_token_invalid',
  });
  expect(refused?.traceId).not.toBe(traceId);
});

it('no attribute of any span has a token, a code, a secret or an address in it', async () => {
  const app = await startTraced(collector.url);
  const code = await app.code('ben');
  const attempt = 'a'.repeat(32);
  const first = pairOf(await call(app, paths.login, { body: { code, attempt } }));
  const { refreshToken } = first;
  const second = pairOf(await refresh(app, { refreshToken, attempt }));
  const proof = { code: await app.code('ben') };
  await refresh(app, { refreshToken, attempt: 'b'.repeat(32) });
  await refresh(app, { refreshToken, attempt, proof });
  await call(app, paths.me, { token: second.accessToken });
  // What a careless client might put into a URL, or into the header that is read.
  await call(app, `/auth/${refreshToken}?token=${first.accessToken}`);
  await call(app, paths.me, { headers: { traceparent: first.accessToken } });
  await app.close();

  const sent = collector.received.join('\n');
  expect(sent).toContain('wugan.verdict');
  const secrets = [app.env.ACCESS_TOKEN_SECRET ?? '', app.env.REFRESH_TOKEN_SECRET ?? ''];
  const tokens = [first, second].flatMap((pair) => [pair.accessToken, pair.refreshToken]);
  for (const hidden of [...secrets, ...tokens, code, proof.code, attempt, '127.0.0.1'])
    expect(sent).not.toContain(hidden);
});

it.each([
  ['refuses connections', () => 'http://127.0.0.1:1'],
  ['answers 404', () => `${collector.url}/elsewhere`],
])('a collector that %s hurts no request, and does not keep the process', async (_how, url) => {
  const app = await startTraced(url());
  const { refreshToken } = await signIn(app, 'eve');
  pairOf(await refresh(app, { refreshToken }));
  expect(await ownTimeOf(app.close())).toBeLessThan(8_000);
});

it('without a collector nothing of OpenTelemetry is loaded', async () => {
  const bundle = await readFile(join(import.meta.dirname, '../../dist/main.js'), 'utf8');
  expect(bundle).toContain('import("@opentelemetry/');
  expect(bundle).not.toMatch(/from\s*"@opentelemetry/);
});
