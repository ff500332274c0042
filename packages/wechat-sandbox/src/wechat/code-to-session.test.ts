import { expect, test } from 'vitest';
import { openSandbox } from '../sandbox.fixture.ts';

const minutes = 60_000;

test('a code gives openid, unionid and a session key of 24 characters, and no errcode', async () => {
  const sandbox = await openSandbox();
  const session = await sandbox.signIn(await sandbox.code('li'));
  expect(session).toStrictEqual({
    openid: expect.stringMatching(/^o[\w-]{27}$/),
    unionid: expect.stringMatching(/^o[\w-]{27}$/),
    session_key: expect.stringMatching(/^[\w+/]{22}==$/),
  });
});

test('answers are HTTP 200 and call themselves text/plain, refusals too', async () => {
  const sandbox = await openSandbox();
  const response = await sandbox.send('/sns/jscode2session', 'GET');
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
  expect(await sandbox.answer(response)).toStrictEqual({
    errcode: 41002,
    errmsg: expect.stringMatching(/^appid missing, rid: [\da-f]{8}-[\da-f]{8}-[\da-f]{8}$/),
  });
});

test('the openid is the same at every sign-in and in every sandbox, and differs by user and app', async () => {
  const [one, two] = [await openSandbox(), await openSandbox()];
  const other = await openSandbox({ appId: 'wx-other' });
  const li = await one.signIn(await one.code('li'));
  expect((await one.signIn(await one.code('li'))).openid).toBe(li.openid);
  expect((await two.signIn(await two.code('li'))).openid).toBe(li.openid);
  expect((await one.signIn(await one.code('wang'))).openid).not.toBe(li.openid);

  const elsewhere = await other.signIn(await other.code('li'));
  expect(elsewhere.openid).not.toBe(li.openid);
  expect(elsewhere.unionid).toBe(li.unionid);
});

test('a code works once: 40163', async () => {
  const sandbox = await openSandbox();
  const code = await sandbox.code('li');
  await sandbox.signIn(code);
  expect(await sandbox.signIn(code)).toMatchObject({ errcode: 40163 });
});

test('of a code sent 20 times at once exactly one wins', async () => {
  const sandbox = await openSandbox();
  const code = await sandbox.code('li');
  const answers = await Promise.all(Array.from({ length: 20 }, () => sandbox.signIn(code)));
  expect(answers.filter(({ openid }) => openid)).toHaveLength(1);
  expect(answers.filter(({ errcode }) => errcode === 40163)).toHaveLength(19);
});

test('a code lives five minutes: 40029, spent or not', async () => {
  const sandbox = await openSandbox();
  const [inTime, late, spent] = [
    await sandbox.code('li'),
    await sandbox.code('li'),
    await sandbox.code('li'),
  ];
  await sandbox.signIn(spent);
  sandbox.pass(5 * minutes - 1);
  expect(await sandbox.signIn(inTime)).toHaveProperty('openid');
  sandbox.pass(1);
  expect(await sandbox.signIn(late)).toMatchObject({ errcode: 40029 });
  expect(await sandbox.signIn(spent)).toMatchObject({ errcode: 40029 });
});

test.each([
  ['an unknown code', { js_code: 'made-up' }, 40029],
  ['no code', { js_code: undefined }, 41008],
  ['no app id', { appid: undefined }, 41002],
  ['a wrong app id', { appid: 'wx-wrong' }, 40013],
  ['no secret', { secret: undefined }, 41004],
  ['a wrong secret', { secret: 'wrong' }, 40125],
  ['another grant type', { grant_type: 'client_credential' }, 40002],
])('%s is refused, and spends nothing', async (_name, changed, errcode) => {
  const sandbox = await openSandbox();
  const code = await sandbox.code('li');
  expect(await sandbox.signIn(code, changed)).toMatchObject({ errcode });
  expect(await sandbox.signIn(code)).toHaveProperty('openid');
});

test('a phone code is no sign-in code', async () => {
  const sandbox = await openSandbox();
  expect(await sandbox.signIn(await sandbox.code('li', 'phone'))).toMatchObject({ errcode: 40029 });
});

test('a user whose name begins with "blocked" is blocked: 40226', async () => {
  const sandbox = await openSandbox();
  const code = await sandbox.code('blocked-zhao');
  expect(await sandbox.signIn(code)).toMatchObject({ errcode: 40226 });
});

test('100 exchanges a minute per user, the next is 45011 and spends no code', async () => {
  const sandbox = await openSandbox();
  for (let i = 0; i < 100; i += 1)
    expect(await sandbox.signIn(await sandbox.code('li'))).toHaveProperty('openid');
  const patient = await sandbox.code('li');
  expect(await sandbox.signIn(patient)).toMatchObject({ errcode: 45011 });
  expect(await sandbox.signIn(await sandbox.code('wang'))).toHaveProperty('openid');
  sandbox.pass(1 * minutes);
  expect(await sandbox.signIn(patient)).toHaveProperty('openid');
});
