import { expect, test } from 'vitest';
import { sandboxAppId } from '../credentials.ts';
import { openSandbox } from '../sandbox.fixture.ts';

const path = '/wxa/business/getuserphonenumber';

async function openWithToken() {
  const sandbox = await openSandbox();
  const { access_token } = await sandbox.accessToken();
  const ask = (body: unknown, token = access_token) =>
    sandbox.answer(sandbox.send(`${path}?access_token=${token}`, 'POST', body));
  return { sandbox, ask };
}

test("a phone code gives the user's number, the same each time", async () => {
  const { sandbox, ask } = await openWithToken();
  const first = await ask({ code: await sandbox.code('li', 'phone') });
  expect(first).toStrictEqual({
    errcode: 0,
    errmsg: 'ok',
    phone_info: {
      phoneNumber: expect.stringMatching(/^138\d{8}$/),
      purePhoneNumber: expect.stringMatching(/^138\d{8}$/),
      countryCode: '86',
      watermark: { timestamp: Date.UTC(2026, 10, 1) / 1000, appid: sandboxAppId },
    },
  });
  expect(await ask({ code: await sandbox.code('li', 'phone') })).toStrictEqual(first);
});

test('a phone code works once and for five minutes', async () => {
  const { sandbox, ask } = await openWithToken();
  const [spent, late] = [await sandbox.code('li', 'phone'), await sandbox.code('li', 'phone')];
  await ask({ code: spent });
  expect(await ask({ code: spent })).toMatchObject({ errcode: 40163 });
  sandbox.pass(5 * 60_000);
  expect(await ask({ code: late })).toMatchObject({ errcode: 40029 });
});

test('a sign-in code is no phone code, and is not spent by trying', async () => {
  const { sandbox, ask } = await openWithToken();
  const code = await sandbox.code('li');
  expect(await ask({ code })).toMatchObject({ errcode: 40029 });
  expect(await sandbox.signIn(code)).toHaveProperty('openid');
});

test.each([
  ['no code', {}, undefined, 41008],
  ['a code that is no text', { code: 1 }, undefined, 47001],
  ['no access token', { code: 'any' }, '', 41001],
  ['an access token WeChat never gave', { code: 'any' }, 'made-up', 40001],
])('%s is refused', async (_name, body, token, errcode) => {
  const { ask } = await openWithToken();
  expect(await ask(body, token)).toMatchObject({ errcode });
});
