import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createFaultProxy, type FaultProxy, type Stack, startStack } from '@wugan/dev-stack';
import type {} from '@wugan/postgres/vitest';
import { type App, createPhone, type Phone, scanForbiddenGlobals } from '@wugan/weapp-runtime';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';

const program = fileURLToPath(new URL('miniprogram', import.meta.url));
const me = '/api/v1/me';
const refresh = '/api/v1/auth/refresh';

let stack: Stack;
let network: FaultProxy;
let phone: Phone;
let app: App;

beforeAll(async () => {
  if (!existsSync(`${program}/session/sdk/index.js`)) {
    throw new Error('Build it first: `pnpm turbo run build --filter @wugan/example-native-weapp`.');
  }
  const env = { ACCESS_TOKEN_TTL: '2s' };
  stack = await startStack({ databaseUrl: inject('postgresUrl'), env });
  network = await createFaultProxy({ target: stack.apiUrl });
});

beforeEach(async () => {
  phone = createPhone({
    dist: program,
    wechatUser: 'alice',
    sandboxUrl: stack.sandboxUrl,
    extConfig: { apiUrl: `${network.url}/api/v1` },
  });
  app = await phone.launch();
  await app.page().tap('#sign-in');
  await app.page().waitFor('#sign-out');
  network.forget();
  return () => {
    app.kill();
    expect(app.errors()).toEqual([]);
  };
});

afterAll(async () => {
  await network?.close();
  await stack?.stop();
});

const stored = () => phone.storage.get('session');

/** Waits until the server rejects the access token that the phone keeps. */
async function untilAccessExpired(): Promise<void> {
  const { accessToken } = JSON.parse(String(stored()));
  const headers = { authorization: `Bearer ${accessToken}` };
  const status = async () => (await fetch(stack.apiUrl + me, { headers })).status;
  await expect.poll(status, { interval: 50 }).toBe(401);
}

test('a signed-in user is known to the server, and after sign-out nothing of them is kept', async () => {
  await app.page().tap('#ask');
  await expect.poll(() => app.page().find('#user').text).not.toBe('');
  await app.page().tap('#sign-out');
  await app.page().waitFor('#sign-in');
  expect(stored()).toBeUndefined();
});

test('ten parallel calls with an expired token cost exactly one refresh', async () => {
  await untilAccessExpired();
  network.forget();
  await app.page().tap('#ask-ten');
  await app.page().waitForText('10 / 10');
  expect(network.count({ path: refresh })).toBe(1);
  expect(network.count({ path: me, status: 200 })).toBe(10);
  expect(phone.logins).toBe(1);
});

test('ten calls that a clock set back lets out with the expired token meet ten 401s, and one refresh', async () => {
  phone.clock.offset -= 3_600_000;
  await untilAccessExpired();
  network.forget();
  await app.page().tap('#ask-ten');
  await app.page().waitForText('10 / 10');
  expect(network.count({ path: me, status: 401 })).toBe(10);
  expect(network.count({ path: refresh, status: 200 })).toBe(1);
  expect(network.count({ path: me, status: 200 })).toBe(10);
});

test('a server that cannot be reached signs nobody out', async () => {
  await untilAccessExpired();
  network.refuse(true);
  await app.page().tap('#ask');
  await app.waitForToast('暂时连不上，已保留登录');
  expect(app.page().has('#sign-out')).toBe(true);
  network.refuse(false);
  app.kill();
  app = await phone.launch();
  await app.page().waitFor('#sign-out');
  await app.page().tap('#ask');
  await expect.poll(() => app.page().find('#user').text).not.toBe('');
  expect(phone.logins).toBe(1);
});

test('it uses nothing that WeChat does not have', () => {
  expect(scanForbiddenGlobals(program)).toEqual([]);
});
