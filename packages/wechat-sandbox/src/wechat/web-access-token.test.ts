import { expect, test } from 'vitest';
import { sandboxOfficialAccount, sandboxWebsiteApp } from '../credentials.ts';
import { openSandbox } from '../sandbox.fixture.ts';

const minutes = 60_000;

test.each([
  ['authorize', sandboxOfficialAccount, 'snsapi_userinfo'],
  ['qrconnect', sandboxWebsiteApp, 'snsapi_login'],
] as const)('a code of %s gives who said yes, once', async (door, app, scope) => {
  const sandbox = await openSandbox();
  const code = await sandbox.webCode(door, 'li');
  const answer = await sandbox.exchange(code, app);
  expect(answer).toStrictEqual({
    access_token: expect.stringMatching(/^90_/),
    expires_in: 7200,
    refresh_token: expect.stringMatching(/^90_/),
    openid: expect.stringMatching(/^o[\w-]{27}$/),
    scope,
    unionid: expect.stringMatching(/^o[\w-]{27}$/),
  });
  expect(await sandbox.exchange(code, app)).toMatchObject({ errcode: 40163 });
});

test('one person has an openid in each app, and one unionid in all', async () => {
  const sandbox = await openSandbox();
  const mini = await sandbox.signIn(await sandbox.code('li'));
  const inWechat = await sandbox.webCode('authorize', 'li');
  const onDesktop = await sandbox.webCode('qrconnect', 'li');
  const all = [
    mini,
    await sandbox.exchange(inWechat, sandboxOfficialAccount),
    await sandbox.exchange(onDesktop, sandboxWebsiteApp),
  ];
  expect(new Set(all.map(({ openid }) => openid)).size).toBe(3);
  expect(new Set(all.map(({ unionid }) => unionid)).size).toBe(1);
});

test('a code of an official account lives 5 minutes, one of a website 10', async () => {
  const sandbox = await openSandbox();
  const short = await sandbox.webCode('authorize', 'li');
  const long = await sandbox.webCode('qrconnect', 'li');
  const longer = await sandbox.webCode('qrconnect', 'li');
  sandbox.pass(5 * minutes);
  expect(await sandbox.exchange(short, sandboxOfficialAccount)).toMatchObject({ errcode: 40029 });
  sandbox.pass(5 * minutes - 1);
  expect(await sandbox.exchange(long, sandboxWebsiteApp)).toHaveProperty('openid');
  sandbox.pass(1);
  expect(await sandbox.exchange(longer, sandboxWebsiteApp)).toMatchObject({ errcode: 40029 });
});

test.each([
  [
    'another app’s id and secret',
    { appid: sandboxWebsiteApp.appId, secret: sandboxWebsiteApp.appSecret },
    40029,
  ],
  ['the mini program’s id', { appid: 'wx5a4db0c000000001' }, 40013],
  ['another app’s secret', { secret: sandboxWebsiteApp.appSecret }, 40125],
  ['no app id', { appid: undefined }, 41002],
  ['no secret', { secret: undefined }, 41004],
  ['no code', { code: undefined }, 41008],
  ['a made-up code', { code: 'made-up' }, 40029],
  ['another grant type', { grant_type: 'refresh_token' }, 40002],
])('%s is refused, and spends nothing', async (_name, changed, errcode) => {
  const sandbox = await openSandbox();
  const code = await sandbox.webCode('authorize', 'li');
  expect(await sandbox.exchange(code, sandboxOfficialAccount, changed)).toMatchObject({ errcode });
  expect(await sandbox.exchange(code, sandboxOfficialAccount)).toHaveProperty('openid');
});

test('a code of wx.login is none here, and the reverse', async () => {
  const sandbox = await openSandbox();
  const app = { appid: sandbox.credentials.appid, secret: sandbox.credentials.secret };
  const mini = await sandbox.code('li');
  expect(await sandbox.exchange(mini, sandboxOfficialAccount)).toMatchObject({ errcode: 40029 });
  const web = await sandbox.webCode('authorize', 'li');
  expect(await sandbox.signIn(web, app)).toMatchObject({ errcode: 40029 });
});

test('a snapshot page is given somebody who does not exist, and says so', async () => {
  const sandbox = await openSandbox();
  const real = await sandbox.exchange(
    await sandbox.webCode('authorize', 'li'),
    sandboxOfficialAccount,
  );
  const code = await sandbox.webCode('authorize', 'li', { snapshot: '1' });
  const snapshot = await sandbox.exchange(code, sandboxOfficialAccount);
  expect(snapshot.is_snapshotuser).toBe(1);
  expect(real).not.toHaveProperty('is_snapshotuser');
  expect(snapshot.openid).not.toBe(real.openid);
  expect(snapshot.unionid).not.toBe(real.unionid);
});

test('the access token reads the profile of this one person, for two hours', async () => {
  const sandbox = await openSandbox();
  const code = await sandbox.webCode('authorize', '王芳');
  const { access_token, openid, unionid } = await sandbox.exchange(code, sandboxOfficialAccount);
  expect(await sandbox.userInfo(access_token, openid)).toMatchObject({
    openid,
    unionid,
    nickname: '王芳',
  });
  expect(await sandbox.userInfo(access_token, 'o-another')).toMatchObject({ errcode: 40003 });
  expect(await sandbox.userInfo('made-up', openid)).toMatchObject({ errcode: 40001 });
  expect(await sandbox.userInfo('', openid)).toMatchObject({ errcode: 41001 });
  sandbox.pass(120 * minutes);
  expect(await sandbox.userInfo(access_token, openid)).toMatchObject({ errcode: 42001 });
});

test('snsapi_base knows the openid alone', async () => {
  const sandbox = await openSandbox();
  const code = await sandbox.webCode('authorize', 'li', {}, { scope: 'snsapi_base' });
  const answer = await sandbox.exchange(code, sandboxOfficialAccount);
  expect(answer).not.toHaveProperty('unionid');
  expect(await sandbox.userInfo(answer.access_token, answer.openid)).toMatchObject({
    errcode: 48001,
  });
});

test('faults happen to it by its path', async () => {
  const sandbox = await openSandbox();
  const code = await sandbox.webCode('authorize', 'li');
  await sandbox.send('/sandbox/faults', 'POST', { path: '/sns/oauth2/access_token', errcode: -1 });
  expect(await sandbox.exchange(code, sandboxOfficialAccount)).toMatchObject({ errcode: -1 });
  expect(await sandbox.exchange(code, sandboxOfficialAccount)).toHaveProperty('openid');
});
