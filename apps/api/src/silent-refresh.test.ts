import { createFaultProxy, type FaultProxy } from '@wugan/dev-stack';
import type { Bearer } from '@wugan/session';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { call, refresh } from './testing/call.ts';
import { createSdkClient } from './testing/sdk-client.ts';
import { startTestApp, type TestApp } from './testing/start-test-app.ts';

const REFRESH = '/api/v1/auth/refresh';
const ME = '/api/v1/me';

let app: TestApp;
let proxy: FaultProxy;

beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  proxy = await createFaultProxy({ target: app.url });
});
afterEach(() => proxy.close());
afterAll(() => app.close());

const newClient = (options: Partial<Parameters<typeof createSdkClient>[0]> = {}) =>
  createSdkClient({ app, url: proxy.url, ...options });

async function signedIn(user: string) {
  const client = newClient();
  await client.signIn(user);
  proxy.forget();
  return client;
}

const isFirst = ({ generation }: Bearer) => generation === 0;
const refreshes = (status?: number) => proxy.count({ path: REFRESH, ...(status && { status }) });
const sum = <T>(values: readonly T[], value: T) => values.filter((one) => one === value).length;

async function generationOf({ session }: ReturnType<typeof newClient>) {
  const state = session.state();
  return state.status === 'signed-in' ? state.credential.generation : state.status;
}

describe('the SDK against the API', () => {
  it('answers 200 calls that meet a 401 at once with one refresh', async () => {
    const client = await signedIn('s1');
    const answers = await Promise.all(Array.from({ length: 200 }, () => client.me(isFirst)));
    expect(
      sum(
        answers.map(({ status }) => status),
        200,
      ),
    ).toBe(200);
    expect(refreshes()).toBe(1);
    expect(proxy.count({ path: ME, status: 401 })).toBe(200);
  });

  it('replays a 401 that comes after the refresh, without another one', async () => {
    const client = await signedIn('s2');
    const held = proxy.holdNextAnswer(ME);
    const late = client.me(isFirst);
    await held.reached;
    await client.me(isFirst);
    held.release();
    expect((await late).status).toBe(200);
    expect(refreshes()).toBe(1);
  });

  it('sends nothing with the old token while the refresh is under way', async () => {
    const client = await signedIn('s3');
    const held = proxy.holdNextAnswer(REFRESH);
    const first = client.me(isFirst);
    await held.reached;
    const during = Array.from({ length: 5 }, () => client.me());
    expect(proxy.count({ path: ME })).toBe(1);
    held.release();
    await Promise.all([first, ...during]);
    expect(proxy.count({ path: ME, status: 401 })).toBe(1);
    expect(proxy.count({ path: ME, status: 200 })).toBe(6);
  });

  it('hits an endpoint that always answers 401 twice, and keeps the session', async () => {
    const client = await signedIn('s4');
    expect((await client.me(() => true)).status).toBe(401);
    expect(proxy.count({ path: ME })).toBe(2);
    expect((await client.me()).status).toBe(200);
  });

  it('needs one refresh for 40 calls whose 401s come back one after the other', async () => {
    const client = await signedIn('s6');
    const held = Array.from({ length: 40 }, () => proxy.holdNextAnswer(ME));
    const calls = Array.from({ length: 40 }, () => client.me(isFirst));
    await Promise.all(held.map(({ reached }) => reached));
    for (const answer of held) {
      answer.release();
      await new Promise((resolve) => setImmediate(resolve));
    }
    const answers = await Promise.all(calls);
    expect(
      sum(
        answers.map(({ status }) => status),
        200,
      ),
    ).toBe(40);
    expect(refreshes()).toBe(1);
  });

  it.each([1, 2, 3])('survives the answer to a refresh being lost %i times', async (times) => {
    const client = await signedIn(`lost-${times}`);
    for (let lost = 0; lost < times; lost += 1) {
      proxy.dropNextAnswer(REFRESH);
      await expect(client.me(isFirst)).rejects.toMatchObject({ code: 'REFRESH_UNREACHABLE' });
      client.session.retryNow();
    }
    expect((await client.me(isFirst)).status).toBe(200);
    expect(refreshes(200)).toBe(times + 1);
    expect(await generationOf(client)).toBe(1);
  });

  it('survives being killed after the server rotated and before the answer came', async () => {
    const before = await signedIn('killed');
    const record = before.store.text;
    const held = proxy.holdNextAnswer(REFRESH);
    before.me(isFirst).catch(() => {});
    await held.reached;
    held.drop();

    const after = newClient({ stored: record });
    expect((await after.me(isFirst)).status).toBe(200);
    expect(await generationOf(after)).toBe(1);
  });

  it('lets a sign-out win over a refresh under way, at the server too', async () => {
    const client = await signedIn('leaver');
    const held = proxy.holdNextAnswer(REFRESH);
    const waiting = client.me(isFirst);
    waiting.catch(() => {});
    await held.reached;
    const record: unknown = JSON.parse(client.store.text ?? '');
    const refreshToken = Object(record).refreshToken;
    await client.session.signOut();
    held.release();
    await expect(waiting).rejects.toMatchObject({ code: 'SESSION_ENDED', reason: 'signed-out' });
    expect(client.store.text).toBeNull();
    const reply = await refresh(app, { refreshToken });
    expect(reply).toMatchObject({ status: 401, body: { code: 'session_revoked' } });
  });

  it('never sends a call of one user as another when they switch during a refresh', async () => {
    const client = await signedIn('first-user');
    const held = proxy.holdNextAnswer(REFRESH);
    const waiting = client.me(isFirst);
    waiting.catch(() => {});
    await held.reached;
    const calls = proxy.count({ path: ME });
    await client.signIn('second-user');
    held.release();
    await expect(waiting).rejects.toMatchObject({ code: 'SESSION_ENDED', reason: 'replaced' });
    expect(proxy.count({ path: ME })).toBe(calls);
    expect((await client.me()).status).toBe(200);
    expect(client.session.state()).toMatchObject({ credential: { generation: 0 } });
  });

  it('proves its owner silently when a thief has used its token, and the thief is out', async () => {
    const prover = async () => ({ code: await app.code('victim') });
    const client = newClient({ prover });
    await client.signIn('victim');
    const record: unknown = JSON.parse(client.store.text ?? '');
    const { refreshToken } = Object(record);
    const stolen = await refresh(app, { refreshToken, attempt: 'the-thief-has-another-key' });
    expect(stolen.status).toBe(200);

    expect((await client.me(({ epoch }) => epoch === 0)).status).toBe(200);
    expect(client.session.state()).toMatchObject({ credential: { epoch: 1, generation: 0 } });
    const loot: unknown = stolen.body;
    const again = await refresh(app, { refreshToken: Object(loot).refreshToken });
    expect(again).toMatchObject({ status: 401, body: { code: 'proof_required' } });
    const token = String(Object(loot).accessToken);
    expect((await call(app, '/me', { token })).status).toBe(401);
  });
});
