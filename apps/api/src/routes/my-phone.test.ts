import { expect, it } from 'vitest';
import { call, problemOf, signIn } from '../testing/call.ts';
import { askForCode, breakWechat, countExchanges } from '../testing/sandbox.ts';
import { startTestApp, type TestApp } from '../testing/start-test-app.ts';
import { useTestApp } from '../testing/use-test-app.ts';

const app = useTestApp();
const phonePath = '/wxa/business/getuserphonenumber';
const tokenPath = '/cgi-bin/stable_token';
const phoneCode = (user: string) => askForCode(app().sandboxUrl, user, 'phone');
const send = (token: string, code: string) => call(app(), '/me/phone', { token, body: { code } });

it('keeps the number that WeChat has verified, with its country code', async () => {
  const { accessToken, user } = await signIn(app(), 'ann');
  const answer = await send(accessToken, await phoneCode('ann'));
  expect(answer.body).toEqual({ ...user, phone: expect.stringMatching(/^\+86138\d{8}$/) });
  expect((await call(app(), '/me', { token: accessToken })).body).toEqual(answer.body);
});

it('calls a code that is spent, unknown, lost or for signing in a bad request, and keeps the session', async () => {
  const { accessToken } = await signIn(app(), 'ben');
  const spent = await phoneCode('ben');
  await send(accessToken, spent);
  for (const code of [spent, 'unknown', await app().code('ben')]) {
    const problem = problemOf(await send(accessToken, code));
    expect(problem).toMatchObject({ status: 400, code: 'invalid_request', next: 'stop' });
    expect(problem.errors).toEqual([{ field: 'code', message: expect.any(String) }]);
  }
  await breakWechat(app(), { path: phonePath, drop: 'after' });
  expect(problemOf(await send(accessToken, await phoneCode('ben'))).status).toBe(400);
  expect((await call(app(), '/me', { token: accessToken })).status).toBe(200);
});

it('asks for one access token, however many want one', async () => {
  const { accessToken } = await signIn(app(), 'eve');
  await send(accessToken, await phoneCode('eve'));
  const before = await countExchanges(app(), tokenPath);
  const codes = await Promise.all(Array.from({ length: 8 }, () => phoneCode('eve')));
  const answers = await Promise.all(codes.map((code) => send(accessToken, code)));
  expect(answers.map(({ status }) => status)).toEqual(codes.map(() => 200));
  expect(await countExchanges(app(), tokenPath)).toBe(before);
});

it('replicas that know none ask for one each, and neither makes the other’s worthless', async () => {
  const replicas = [await startTestApp({ beside: app() }), await startTestApp({ beside: app() })];
  try {
    const { accessToken } = await signIn(app(), 'tom');
    const sendTo = async (at: TestApp) =>
      call(at, '/me/phone', { token: accessToken, body: { code: await phoneCode('tom') } });
    const before = await countExchanges(app(), tokenPath);
    for (let round = 0; round < 2; round += 1) {
      const replies = await Promise.all([...replicas, ...replicas, ...replicas].map(sendTo));
      expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200));
    }
    expect(await countExchanges(app(), tokenPath)).toBe(before + 2);
  } finally {
    for (const replica of replicas) await replica.close();
  }
});

it.each([40001, 42001])('asks once for a new access token after %i', async (errcode) => {
  const { accessToken } = await signIn(app(), 'kim');
  await send(accessToken, await phoneCode('kim'));
  const before = await countExchanges(app(), tokenPath);
  await breakWechat(app(), { path: phonePath, errcode });
  expect((await send(accessToken, await phoneCode('kim'))).status).toBe(200);
  expect(await countExchanges(app(), tokenPath)).toBe(before + 1);

  await breakWechat(app(), { path: phonePath, errcode, times: 2 });
  const problem = problemOf(await send(accessToken, await phoneCode('kim')));
  expect(problem.code).toBe('wechat_bad_answer');
});

it.each([
  [{ path: phonePath, errcode: 45011 }, 429, 'wechat_rate_limited'],
  [{ path: phonePath, errcode: -1, times: 3 }, 503, 'wechat_unavailable'],
  [{ path: phonePath, errcode: 61024 }, 502, 'wechat_bad_answer'],
  [{ path: phonePath, errcode: 40164 }, 503, 'wechat_misconfigured'],
])('passes on what WeChat says otherwise: %o', async (fault, status, code) => {
  const { accessToken } = await signIn(app(), 'lea');
  await breakWechat(app(), fault);
  const reply = await send(accessToken, await phoneCode('lea'));
  expect(problemOf(reply)).toMatchObject({ status, code, next: 'retry' });
});

it('keeps neither the access token of WeChat nor the code where they could be read', async () => {
  const { accessToken } = await signIn(app(), 'max');
  const code = await phoneCode('max');
  await send(accessToken, code);
  expect(app().logLines.join('')).not.toContain(code);
  expect(app().logLines.join('')).not.toContain('access_token=');
});
