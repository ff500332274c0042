import { describe, expect, test } from 'vitest';
import { openSandbox } from './sandbox.fixture.ts';
import { startSandbox } from './start-sandbox.ts';

const exchange = '/sns/jscode2session';

describe('a fault', () => {
  test('of an errcode happens the next n times and spends no code', async () => {
    const sandbox = await openSandbox();
    const code = await sandbox.code('li');
    await sandbox.send('/sandbox/faults', 'POST', { errcode: -1, times: 2 });
    for (let i = 0; i < 2; i += 1)
      expect(await sandbox.signIn(code)).toStrictEqual({
        errcode: -1,
        errmsg: expect.stringMatching(/^system error, rid: /),
      });
    expect(await sandbox.signIn(code)).toHaveProperty('openid');
  });

  test('of a status and a body is sent as it is', async () => {
    const sandbox = await openSandbox();
    await sandbox.send('/sandbox/faults', 'POST', { status: 502, body: '<h1>Bad Gateway</h1>' });
    const response = await sandbox.send(exchange, 'GET');
    expect(response.status).toBe(502);
    expect(await response.text()).toBe('<h1>Bad Gateway</h1>');
  });

  test('on one path leaves the others alone', async () => {
    const sandbox = await openSandbox();
    await sandbox.send('/sandbox/faults', 'POST', { path: '/cgi-bin/stable_token', status: 500 });
    expect((await sandbox.send(exchange, 'GET')).status).toBe(200);
    expect((await sandbox.send('/cgi-bin/stable_token', 'POST', {})).status).toBe(500);
  });

  test('drops the connection before the call takes effect, or after', async () => {
    const sandbox = await openSandbox();
    const [unspent, spent] = [await sandbox.code('li'), await sandbox.code('li')];
    await sandbox.send('/sandbox/faults', 'POST', { drop: 'before' });
    await expect(sandbox.signIn(unspent)).rejects.toThrow('fetch failed');
    expect(await sandbox.signIn(unspent)).toHaveProperty('openid');

    await sandbox.send('/sandbox/faults', 'POST', { drop: 'after' });
    await expect(sandbox.signIn(spent)).rejects.toThrow('fetch failed');
    expect(await sandbox.signIn(spent)).toMatchObject({ errcode: 40163 });
  });

  test('holds the answer back, not the call', async () => {
    const sandbox = await openSandbox();
    const code = await sandbox.code('li');
    await sandbox.send('/sandbox/faults', 'POST', { delayMs: 60_000 });
    const held = sandbox.signIn(code).catch(() => 'cut by the end of the sandbox');
    await expect.poll(() => sandbox.calls()).toMatchObject({ [exchange]: 1 });
    expect(await sandbox.signIn(code)).toMatchObject({ errcode: 40163 });
    expect(await Promise.race([held, 'still held'])).toBe('still held');
  });

  test('can be called off', async () => {
    const sandbox = await openSandbox();
    await sandbox.send('/sandbox/faults', 'POST', { status: 500, times: 100 });
    expect((await sandbox.send(exchange, 'GET')).status).toBe(500);
    await sandbox.send('/sandbox/faults', 'DELETE');
    expect((await sandbox.send(exchange, 'GET')).status).toBe(200);
  });

  test.each([{ errcod: 1 }, { path: '/sns/nothing' }, { times: 0 }, { drop: 'sometimes' }])(
    'that is misspelt is refused: %j',
    async (fault) => {
      const sandbox = await openSandbox();
      expect((await sandbox.send('/sandbox/faults', 'POST', fault)).status).toBe(400);
    },
  );
});

test('every call to WeChat is counted, also one that meets a fault', async () => {
  const sandbox = await openSandbox();
  await sandbox.send('/sandbox/faults', 'POST', { status: 500 });
  await sandbox.send(exchange, 'GET');
  await sandbox.send(exchange, 'GET');
  await sandbox.accessToken();
  expect(await sandbox.calls()).toStrictEqual({
    '/sns/jscode2session': 2,
    '/cgi-bin/stable_token': 1,
    '/wxa/business/getuserphonenumber': 0,
    '/wxa/checksession': 0,
    '/connect/oauth2/authorize': 0,
    '/connect/qrconnect': 0,
    '/sns/oauth2/access_token': 0,
    '/sns/userinfo': 0,
  });
});

test('users are those who were named', async () => {
  const sandbox = await openSandbox();
  await sandbox.code('li');
  await sandbox.code('王芳');
  await sandbox.code('li');
  expect(await (await sandbox.send('/sandbox/users', 'GET')).json()).toStrictEqual(['li', '王芳']);
});

test('a code for nobody is refused', async () => {
  const sandbox = await openSandbox();
  expect((await sandbox.send('/sandbox/codes', 'POST', { user: '' })).status).toBe(400);
  expect((await sandbox.send('/sandbox/codes', 'POST')).status).toBe(400);
});

test("a browser may call the sandbox's own paths from any origin", async () => {
  const sandbox = await openSandbox();
  const preflight = await sandbox.send('/sandbox/codes', 'OPTIONS');
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
  expect(preflight.headers.get('access-control-allow-methods')).toContain('POST');
  expect(preflight.headers.get('access-control-allow-headers')).toContain('content-type');
  for (const body of [{ user: 'li' }, {}]) {
    const response = await sandbox.send('/sandbox/codes', 'POST', body);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  }
});

test.each([
  ['POST', exchange, 43001],
  ['GET', '/cgi-bin/stable_token', 43002],
  ['GET', '/cgi-bin/nothing', 40066],
])("%s %s is answered in WeChat's way: %i", async (method, path, errcode) => {
  const sandbox = await openSandbox();
  const response = await sandbox.send(path, method);
  expect(response.status).toBe(200);
  expect(await sandbox.answer(response)).toMatchObject({ errcode });
});

test('the log has a line per call and neither secret nor code in it', async () => {
  const lines: string[] = [];
  const { url, close } = await startSandbox({ port: 0, log: (line) => lines.push(line) });
  await fetch(`${url}${exchange}?secret=hush&js_code=hush`);
  await expect.poll(() => lines).toStrictEqual([`GET ${exchange} 200`]);
  await close();
});
