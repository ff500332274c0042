import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { openSandbox } from '../sandbox.fixture.ts';

const sign = (sessionKey: unknown) =>
  createHmac('sha256', String(sessionKey)).update('').digest('hex');

async function openSignedIn() {
  const sandbox = await openSandbox();
  const { access_token } = await sandbox.accessToken();
  const session = await sandbox.signIn(await sandbox.code('li'));
  const check = (signature: string, openid = session.openid) => {
    const query = { access_token, openid: String(openid), signature, sig_method: 'hmac_sha256' };
    return sandbox.answer(sandbox.send(`/wxa/checksession?${new URLSearchParams(query)}`, 'GET'));
  };
  return { sandbox, session, check };
}

test('the latest session key is good, and no longer after the next sign-in: 87009', async () => {
  const { sandbox, session, check } = await openSignedIn();
  expect(await check(sign(session.session_key))).toStrictEqual({ errcode: 0, errmsg: 'ok' });
  const next = await sandbox.signIn(await sandbox.code('li'));
  expect(await check(sign(session.session_key))).toMatchObject({ errcode: 87009 });
  expect(await check(sign(next.session_key))).toMatchObject({ errcode: 0 });
});

test('an openid nobody has is 40003', async () => {
  const { session, check } = await openSignedIn();
  expect(await check(sign(session.session_key), 'o-nobody')).toMatchObject({ errcode: 40003 });
});
