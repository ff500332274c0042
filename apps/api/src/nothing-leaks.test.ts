import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { call, pairOf, refresh, signIn } from './testing/call.ts';
import { breakWechat } from './testing/sandbox.ts';
import { age, sql, untilAcknowledged } from './testing/sql.ts';
import { startTestApp, type TestApp } from './testing/start-test-app.ts';
import { useTestApp } from './testing/use-test-app.ts';

const owner = useTestApp();
let app: TestApp;
let wechat: Server;
/** Every answer of WeChat's, session keys and all. */
const wechatAnswers: string[] = [];

beforeAll(async () => {
  wechat = createServer(async (request, response) => {
    const { method = '', url = '' } = request;
    const body = method === 'GET' ? null : await text(request);
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${owner().sandboxUrl}${url}`, { method, headers, body });
    const answered = await answer.text();
    wechatAnswers.push(answered);
    response.writeHead(answer.status, { 'content-type': 'text/plain' }).end(answered);
  });
  await new Promise<void>((resolve) => wechat.listen(0, '127.0.0.1', resolve));
  const address = wechat.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const env = { WECHAT_API_BASE: `http://127.0.0.1:${port}` };
  app = await startTestApp({ beside: owner(), env });
});
afterAll(async () => {
  await app.close();
  wechat.close();
});

it('no secret, token, code, attempt key or session_key is ever in a log line or a column', async () => {
  const secrets = new Set<string>();
  const keep = (...values: string[]) => {
    for (const value of values) secrets.add(value);
  };
  keep(app.env.ACCESS_TOKEN_SECRET ?? '', app.env.REFRESH_TOKEN_SECRET ?? '');
  keep(app.env.WECHAT_APP_SECRET ?? '');

  await beBusy(keep);

  const keys = wechatAnswers.flatMap((answer) => /"session_key":"([^"]+)"/.exec(answer)?.[1] ?? []);
  expect(keys.length).toBeGreaterThan(3);
  keep(...keys);
  expect(app.logLines.length).toBeGreaterThan(10);
  const places: Record<string, string> = { log: app.logLines.join('\n'), ...(await dumpTables()) };
  for (const place of ['user', 'identity', 'session', 'spent_code'])
    expect(places).toHaveProperty(place);
  expect(places.session).toContain('reuse_detected');

  // The search itself works: an openid is in those answers, too, and is kept.
  const openid = /"openid":"([^"]+)"/.exec(wechatAnswers.join())?.[1];
  expect(places.identity).toContain(openid);

  const leaks = Object.entries(places).flatMap(([place, content]) =>
    [...secrets]
      // A token's middle is as good as the token to whoever finds it, so look for its parts.
      .flatMap((secret) => secret.split('.'))
      .filter((part) => part.length > 4 && content.includes(part))
      .map((part) => `${place}: ${part.slice(0, 12)}…`),
  );
  expect(leaks).toEqual([]);
});

/** Everything that can happen to a token, and some of it badly. */
async function beBusy(keep: (...values: string[]) => void): Promise<void> {
  const attempt = 'attempt-key-that-must-not-leak';
  const other = 'another-key-that-must-not-leak';
  const code = await askCode('ann');
  keep(attempt, other);

  const login = await call(app, '/auth/login', { body: { code, attempt } });
  const first = pairOf(login);
  await call(app, '/auth/login', { body: { code, attempt: other } });
  await call(app, '/me', { token: first.accessToken });
  await untilAcknowledged(app, first.session.id);
  await call(app, '/me', { method: 'PUT', token: first.accessToken, body: { nickname: 'Ann' } });
  const second = pairOf(await refresh(app, { refreshToken: first.refreshToken, attempt }));
  await refresh(app, { refreshToken: first.refreshToken, attempt: other });
  await age(app, first.session.id, 60);
  const proof = { code: await askCode('ann') };
  const third = pairOf(await refresh(app, { refreshToken: second.refreshToken, proof }));
  const stranger = { code: await askCode('mallory') };
  await refresh(app, { refreshToken: third.refreshToken, proof: stranger });
  const onH5 = await signIn(app, 'h5', { device: { platform: 'h5' }, attempt });
  await refresh(app, { refreshToken: onH5.refreshToken, attempt });
  await refresh(app, { refreshToken: onH5.refreshToken, attempt: other });
  keep(
    ...[first, second, third, onH5].flatMap((pair) => [
      tail(pair.accessToken),
      tail(pair.refreshToken),
    ]),
  );

  const bent = `${first.accessToken}x`;
  await call(app, `/me?access_token=${first.accessToken}`, { token: bent });
  await call(app, `/nothing/${first.accessToken}`);
  await refresh(app, { refreshToken: bent });
  await call(app, '/auth/login', { body: { code: [code], attempt: '?' } });
  await fetch(`${app.url}/api/v1/auth/refresh`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-request-id': first.accessToken },
    body: `{"refreshToken":"${first.refreshToken}`,
  });
  for (const fault of [{ errcode: 40125 }, { status: 500, times: 9 }, { body: 'session_key' }]) {
    await breakWechat(owner(), fault);
    await call(app, '/auth/login', { body: { code: await askCode('ann') } });
    await fetch(`${owner().sandboxUrl}/sandbox/faults`, { method: 'DELETE' });
  }
  await call(app, '/auth/logout', { body: { refreshToken: third.refreshToken } });

  async function askCode(user: string): Promise<string> {
    const fresh = await owner().code(user);
    keep(fresh);
    return fresh;
  }
}

/** A token without its header, which is the same for all and no secret. */
function tail(token: string): string {
  return token.slice(token.indexOf('.') + 1);
}

async function dumpTables(): Promise<Record<string, string>> {
  const tables = await sql(
    app,
    `SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'`,
  );
  const dumps = await Promise.all(
    tables.map(async ({ table_name }) => {
      const rows = await sql(app, `SELECT t::text AS row FROM "${String(table_name)}" AS t`);
      return [String(table_name), JSON.stringify(rows)] as const;
    }),
  );
  return Object.fromEntries(dumps);
}
