import { describe, expect, test } from 'vitest';
import { openSandbox } from '../sandbox.fixture.ts';

const back = (response: Response) => new URL(response.headers.get('location') ?? 'none:');

describe('the authorization page', () => {
  test.each(['authorize', 'qrconnect'] as const)('of %s offers whom to be', async (door) => {
    const sandbox = await openSandbox();
    await sandbox.code('王芳');
    const response = await sandbox.page(door);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    const html = await response.text();
    for (const name of ['alice', 'bob', '小明', '王芳']) expect(html).toContain(`value="${name}"`);
    expect(html).toContain('name="refuse"');
  });

  test('sends a person who says yes back with a code and the state, before any #', async () => {
    const sandbox = await openSandbox();
    const redirect_uri = 'http://localhost:8080/shop/?from=home#/pages/me';
    const changed = { redirect_uri, state: 'a1B2' };
    const response = await sandbox.answerPage('authorize', { user: 'alice' }, changed);
    expect(response.status).toBe(302);
    const { origin, pathname, search, hash } = back(response);
    expect([origin, pathname, hash]).toEqual(['http://localhost:8080', '/shop/', '#/pages/me']);
    expect(search).toMatch(/^\?from=home&code=0[\w-]{31}&state=a1B2$/);
  });

  test('sends a person who says no back with the state alone', async () => {
    const sandbox = await openSandbox();
    const response = await sandbox.answerPage('authorize', { refuse: '1' });
    expect(back(response).search).toBe('?state=abc123');
  });

  test('leaves a person who refuses a QR code where they are', async () => {
    const sandbox = await openSandbox();
    const response = await sandbox.answerPage('qrconnect', { refuse: '1' });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('你已取消此次登录');
  });

  test('of an official account opens in WeChat alone; a QR code opens anywhere', async () => {
    const sandbox = await openSandbox();
    const desktop = 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140';
    const refused = await (await sandbox.page('authorize', {}, desktop)).text();
    expect(refused).toContain('请在微信客户端打开链接');
    expect(refused).not.toContain('alice');
    expect(await (await sandbox.page('qrconnect', {}, desktop)).text()).toContain('alice');
  });

  test('writes nothing of a link into its own markup', async () => {
    const sandbox = await openSandbox();
    const redirect_uri = 'http://localhost/?"><script>alert(1)</script>';
    await sandbox.code('<script>alert(2)</script>');
    const html = await (await sandbox.page('authorize', { redirect_uri })).text();
    expect(html).toContain('alice');
    expect(html).not.toContain('<script>');
  });

  test('meets faults like any other path, and is counted', async () => {
    const sandbox = await openSandbox();
    const fault = { path: '/connect/qrconnect', status: 503, body: 'busy' };
    await sandbox.send('/sandbox/faults', 'POST', fault);
    expect((await sandbox.page('qrconnect')).status).toBe(503);
    expect((await sandbox.page('qrconnect')).status).toBe(200);
    expect(await sandbox.calls()).toMatchObject({ '/connect/qrconnect': 2 });
  });
});

describe('a link that WeChat does not open', () => {
  test.each([
    ['no appid', 'authorize', { appid: undefined }, '10012'],
    ['an unknown appid', 'authorize', { appid: 'wx0' }, '40013'],
    ['the website’s appid', 'authorize', { appid: 'wx5a4db0c000000003' }, '10016'],
    ['the official account’s appid', 'qrconnect', { appid: 'wx5a4db0c000000002' }, '10016'],
    ['no redirect_uri', 'authorize', { redirect_uri: undefined }, '10011'],
    ['a foreign host', 'authorize', { redirect_uri: 'https://evil.example/' }, '10003'],
    [
      'a host that only looks ours',
      'qrconnect',
      { redirect_uri: 'http://localhost.ev.il' },
      '10003',
    ],
    ['no http', 'authorize', { redirect_uri: 'javascript://localhost/%0aalert(1)' }, '10003'],
    ['no URL', 'authorize', { redirect_uri: '/shop/' }, '10003'],
    ['no scope', 'authorize', { scope: undefined }, '10010'],
    ['the website’s scope', 'authorize', { scope: 'snsapi_login' }, '10005'],
    ['the official account’s scope', 'qrconnect', { scope: 'snsapi_userinfo' }, '10005'],
    ['another response type', 'authorize', { response_type: 'token' }, 'response_type'],
    ['a state with signs', 'authorize', { state: 'a-b' }, 'state'],
    ['a state of 129 bytes', 'authorize', { state: 'a'.repeat(129) }, 'state'],
  ] as const)('has %s', async (_name, door, changed, said) => {
    const sandbox = await openSandbox();
    const html = await (await sandbox.page(door, changed)).text();
    expect(html).toContain(said);
    expect(html).not.toContain('alice');
    const answered = await sandbox.answerPage(door, { user: 'alice' }, changed);
    expect(answered.headers.get('location')).toBeNull();
  });

  test('has its parameters in another order', async () => {
    const sandbox = await openSandbox();
    const { search } = new URL((await sandbox.page('qrconnect')).url);
    const turned = `?${search.slice(1).split('&').reverse().join('&')}`;
    const response = await sandbox.send(`/connect/qrconnect${turned}`, 'GET');
    expect(await response.text()).toContain('链接的参数顺序不对');
  });
});
