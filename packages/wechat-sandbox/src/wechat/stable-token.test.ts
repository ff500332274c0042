import { expect, test } from 'vitest';
import { openSandbox } from '../sandbox.fixture.ts';

const seconds = 1000;

test('the same token comes back, with less and less time left', async () => {
  const sandbox = await openSandbox();
  const first = await sandbox.accessToken();
  expect(first.expires_in).toBe(7200);
  sandbox.pass(100 * seconds);
  expect(await sandbox.accessToken()).toStrictEqual({ ...first, expires_in: 7100 });
});

test('in the last five minutes there is a new one, and both are valid', async () => {
  const sandbox = await openSandbox();
  const old = await sandbox.accessToken();
  sandbox.pass(6900 * seconds);
  const fresh = await sandbox.accessToken();
  expect(fresh.access_token).not.toBe(old.access_token);
  expect(fresh.expires_in).toBe(7200);
  expect(await errcodeWith(sandbox, old.access_token)).toBe(40003);
  expect(await errcodeWith(sandbox, fresh.access_token)).toBe(40003);
  sandbox.pass(300 * seconds);
  expect(await errcodeWith(sandbox, old.access_token)).toBe(42001);
});

test('force_refresh gives a new one and kills the old one, but not twice within 30 s', async () => {
  const sandbox = await openSandbox();
  const old = await sandbox.accessToken();
  const forced = await sandbox.accessToken(true);
  expect(forced.access_token).not.toBe(old.access_token);
  expect(await errcodeWith(sandbox, old.access_token)).toBe(40001);
  sandbox.pass(29 * seconds);
  expect((await sandbox.accessToken(true)).access_token).toBe(forced.access_token);
  sandbox.pass(1 * seconds);
  expect((await sandbox.accessToken(true)).access_token).not.toBe(forced.access_token);
});

test('force_refresh works 20 times a day: 45009', async () => {
  const sandbox = await openSandbox();
  for (let i = 0; i < 20; i += 1) {
    await sandbox.accessToken(true);
    sandbox.pass(30 * seconds);
  }
  const body = { ...sandbox.credentials, grant_type: 'client_credential', force_refresh: true };
  expect(await ask(sandbox, body)).toMatchObject({ errcode: 45009 });
  sandbox.pass(24 * 3600 * seconds);
  expect(await ask(sandbox, body)).toHaveProperty('access_token');
});

test.each([
  ['a wrong secret', { secret: 'wrong' }, 40125],
  ['a wrong app id', { appid: 'wx-wrong' }, 40013],
  ['no app id', { appid: undefined }, 41002],
  ['no secret', { secret: undefined }, 41004],
  ['another grant type', { grant_type: 'authorization_code' }, 40002],
  ['a number for a secret', { secret: 1 }, 47001],
])('%s is refused', async (_name, changed, errcode) => {
  const sandbox = await openSandbox();
  const body = { ...sandbox.credentials, grant_type: 'client_credential', ...changed };
  expect(await ask(sandbox, body)).toMatchObject({ errcode });
});

test('a body that is not JSON is 47001, whatever its content type', async () => {
  const { url, answer } = await openSandbox();
  for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded']) {
    const request = { method: 'POST', headers: { 'content-type': type }, body: '{"appid":' };
    const response = await fetch(`${url}/cgi-bin/stable_token`, request);
    expect(response.status).toBe(200);
    expect(await answer(response)).toMatchObject({ errcode: 47001 });
  }
});

type Sandbox = Awaited<ReturnType<typeof openSandbox>>;

function ask(sandbox: Sandbox, body: object) {
  return sandbox.answer(sandbox.send('/cgi-bin/stable_token', 'POST', body));
}

/** 40003 is about the openid, which is judged after the token: so the token was valid. */
async function errcodeWith(sandbox: Sandbox, token: string) {
  const path = `/wxa/checksession?access_token=${token}`;
  return (await sandbox.answer(sandbox.send(path, 'GET'))).errcode;
}
