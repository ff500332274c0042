import { API_PREFIX, paths } from '@wugan/shared';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { call, problemOf, type Reply, signIn } from '../testing/call.ts';
import { readContract } from '../testing/contract.ts';
import { countStatements } from '../testing/count-statements.ts';
import { askForCode, countExchanges } from '../testing/sandbox.ts';
import { startTestApp } from '../testing/start-test-app.ts';
import { useTestApp } from '../testing/use-test-app.ts';

const thresholds = { phoneCodesPerUser: 3, picturesPerUser: 3, shownPicturesPerAddress: 3 };
afterEach(() => vi.restoreAllMocks());
const app = useTestApp({ env: { TRUST_PROXY: '1' }, thresholds });

type Somewhere = Pick<ReturnType<typeof app>, 'url'>;

const sendPhoneCode = (token: string, { code = 'unknown', on = app() as Somewhere } = {}) =>
  call(on, paths.myPhone, { token, body: { code } });

async function sendPicture(token: string, on: Somewhere = app()): Promise<Reply> {
  const form = new FormData();
  form.append('file', new Blob([Buffer.from([0xff, 0xd8, 0xff, 0xe0])]), 'a.jpg');
  const headers = { authorization: `Bearer ${token}` };
  const url = on.url + API_PREFIX + paths.myAvatar;
  const answer = await fetch(url, { method: 'POST', headers, body: form });
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
}

function expectLimited(reply: Reply, window: number): void {
  expect(problemOf(reply)).toMatchObject({ status: 429, code: 'rate_limited', next: 'retry' });
  const seconds = Number(reply.headers.get('retry-after'));
  expect(seconds).toBeGreaterThanOrEqual(1);
  expect(seconds).toBeLessThanOrEqual(window);
}

async function statuses(times: number, send: () => Promise<Reply>): Promise<number[]> {
  const replies = [];
  for (let i = 0; i < times; i += 1) replies.push((await send()).status);
  return replies;
}

describe.each([
  ['a phone code', sendPhoneCode, 400],
  ['a picture', (token: string) => sendPicture(token), 200],
] as const)('%s', (_what, send, status) => {
  it('is limited for a user, on whatever session, and for nobody else', async () => {
    const mine = await signIn(app(), 'ann');
    const other = await signIn(app(), 'ann');
    expect(await statuses(3, () => send(mine.accessToken))).toEqual([status, status, status]);
    expectLimited(await send(mine.accessToken), 3_600);
    expectLimited(await send(other.accessToken), 3_600);
    const { accessToken } = await signIn(app(), 'ben');
    expect((await send(accessToken)).status).toBe(status);
  });

  it('without a token that is living counts nothing', async () => {
    const { accessToken } = await signIn(app(), 'joe');
    expect(await statuses(5, () => send('x'))).toEqual([401, 401, 401, 401, 401]);
    expect((await send(accessToken)).status).toBe(status);
  });
});

it('over their limit, neither has WeChat asked nor anything written, and the session lives on', async () => {
  const { accessToken } = await signIn(app(), 'eve');
  await statuses(3, () => sendPhoneCode(accessToken));
  await statuses(3, () => sendPicture(accessToken));
  const path = '/wxa/business/getuserphonenumber';
  const before = await countExchanges(app(), path);
  const code = await askForCode(app().sandboxUrl, 'eve', 'phone');
  const counted = countStatements();
  const headers = { authorization: `Bearer ${accessToken}` };
  for (const url of [API_PREFIX + paths.myPhone, API_PREFIX + paths.myAvatar])
    await counted.during(async () => {
      const answer = await app().inject({ method: 'POST', url, headers, payload: { code } });
      expect(answer.statusCode).toBe(429);
    });
  expect(counted.statements).toEqual([]);
  expect(await countExchanges(app(), path)).toBe(before);
  const contract = await readContract(app());
  for (const path of [paths.myPhone, paths.myAvatar])
    expect((await contract.send('post', API_PREFIX + path, { headers })).status).toBe(429);
  expect((await call(app(), paths.me, { token: accessToken })).status).toBe(200);
});

it('both are limited by all replicas together', async () => {
  const replica = await startTestApp({ beside: app(), thresholds });
  try {
    const { accessToken } = await signIn(app(), 'kim');
    await statuses(2, () => sendPhoneCode(accessToken));
    await statuses(2, () => sendPicture(accessToken));
    expect((await sendPhoneCode(accessToken, { on: replica })).status).toBe(400);
    expectLimited(await sendPhoneCode(accessToken, { on: replica }), 3_600);
    expect((await sendPicture(accessToken, replica)).status).toBe(200);
    expectLimited(await sendPicture(accessToken, replica), 3_600);
  } finally {
    await replica.close();
  }
});

it('pictures are shown to an address as often as the limit says, without a statement over it', async () => {
  const path = `${paths.avatars}/0b9f6d52-6f43-4d6e-9a57-3d5a0a6f9f11`;
  const headersFrom = (address: string) => ({ 'x-forwarded-for': address });
  const show = (address: string) => call(app(), path, { headers: headersFrom(address) });
  expect(await statuses(3, () => show('192.0.2.1'))).toEqual([404, 404, 404]);
  expectLimited(await show('192.0.2.1'), 60);
  const counted = countStatements();
  const asked = async (address: string) =>
    app().inject({ url: API_PREFIX + path, headers: headersFrom(address) });
  await counted.during(() => asked('192.0.2.1'));
  expect(counted.statements).toEqual([]);
  expect((await counted.during(() => asked('192.0.2.2'))).statusCode).toBe(404);
  expect(counted.statements).toHaveLength(1);
  const contract = await readContract(app());
  const headers = headersFrom('192.0.2.1');
  expect((await contract.send('get', API_PREFIX + path, { headers })).status).toBe(429);
});
