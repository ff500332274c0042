import { API_PREFIX, paths } from '@wugan/shared';
import { describe, expect, it } from 'vitest';
import { call, pairOf, problemOf, type Reply, refresh, signIn } from '../testing/call.ts';
import { countStatements } from '../testing/count-statements.ts';
import { countExchanges } from '../testing/sandbox.ts';
import { startTestApp, type TestApp } from '../testing/start-test-app.ts';
import { useTestApp } from '../testing/use-test-app.ts';

const app = useTestApp({
  env: { TRUST_PROXY: '1' },
  thresholds: { signInsPerAddress: 4, signInsPerApp: 40, refusedRefreshesPerAddress: 3 },
});

const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });
const login = async (address: string, { on = app(), body = {} as object } = {}) =>
  call(on, '/auth/login', { body, ...from(address) });
const refuse = (address: string, on: Pick<TestApp, 'url'> = app()) =>
  call(on, '/auth/refresh', { body: { refreshToken: 'x' }, ...from(address) });

function expectLimited(reply: Reply): void {
  expect(problemOf(reply)).toMatchObject({ status: 429, code: 'rate_limited', next: 'retry' });
  const seconds = Number(reply.headers.get('retry-after'));
  expect(seconds).toBeGreaterThanOrEqual(1);
  expect(seconds).toBeLessThanOrEqual(60);
}

/** Another address at every call. */
function addresses(network: string): () => string {
  let last = 0;
  return () => {
    last += 1;
    return `${network}${last}`;
  };
}

async function statuses(times: number, send: () => Promise<Reply>): Promise<number[]> {
  const replies = [];
  for (let i = 0; i < times; i += 1) replies.push((await send()).status);
  return replies;
}

describe('sign-in', () => {
  it('is limited for an address, whatever its body, before WeChat is asked', async () => {
    const before = await countExchanges(app());
    expect(await statuses(4, () => login('192.0.2.1'))).toEqual([400, 400, 400, 400]);
    expectLimited(await login('192.0.2.1', { body: { code: await app().code('ann') } }));
    expect(await countExchanges(app())).toBe(before);
    expect((await login('192.0.2.2')).status).toBe(400);
  });

  it('is limited for a /64 of IPv6, and not for the next', async () => {
    const next = addresses('2001:db8:0:1::');
    const fresh = () => login(next());
    expect(await statuses(4, fresh)).toEqual([400, 400, 400, 400]);
    expectLimited(await fresh());
    expect((await login('2001:db8:0:2::1')).status).toBe(400);
  });

  it('is limited by all replicas together', async () => {
    const replica = await startTestApp({ beside: app(), thresholds: { signInsPerAddress: 4 } });
    try {
      await statuses(2, () => login('192.0.2.3'));
      await statuses(2, () => login('192.0.2.3', { on: replica }));
      expectLimited(await login('192.0.2.3'));
      expectLimited(await login('192.0.2.3', { on: replica }));
    } finally {
      await replica.close();
    }
  });

  it('of many at once lets through exactly as many as of one after another', async () => {
    const replies = await Promise.all(Array.from({ length: 20 }, () => login('192.0.2.4')));
    const passed = replies.filter(({ status }) => status === 400);
    expect(passed).toHaveLength(4);
  });

  it('that is over the limit costs no statement: a flood ends in memory', async () => {
    const counted = countStatements();
    const headers = { 'x-forwarded-for': '192.0.2.9' };
    const url = API_PREFIX + paths.login;
    const send = () =>
      counted.during(async () => app().inject({ method: 'POST', url, headers, payload: {} }));
    for (let i = 0; i < 4; i += 1) await send();
    const within = counted.statements.length;
    expect(within).toBeGreaterThan(0);
    for (let i = 0; i < 50; i += 1) expect((await send()).statusCode).toBe(429);
    expect(counted.statements).toHaveLength(within);
  });

  it('is no reason to refuse a refresh, nor the reverse', async () => {
    const { refreshToken } = await signIn(app(), 'ben');
    await statuses(5, () => login('192.0.2.5'));
    const refreshed = await call(app(), '/auth/refresh', {
      body: { refreshToken },
      ...from('192.0.2.5'),
    });
    expect(refreshed.status).toBe(200);
    await statuses(4, () => refuse('192.0.2.6'));
    expect((await login('192.0.2.6')).status).toBe(400);
  });

  it('is limited for the whole app', async () => {
    const small = await startTestApp({
      env: { TRUST_PROXY: '1' },
      thresholds: { signInsPerApp: 5 },
    });
    try {
      const next = addresses('198.51.100.');
      const fresh = () => login(next(), { on: small });
      expect(await statuses(5, fresh)).toEqual([400, 400, 400, 400, 400]);
      expectLimited(await fresh());
      const counted = countStatements();
      const url = API_PREFIX + paths.login;
      const flood = async () => {
        const headers = { 'x-forwarded-for': next() };
        return small.inject({ method: 'POST', url, headers, payload: {} });
      };
      for (let i = 0; i < 20; i += 1) expect((await counted.during(flood)).statusCode).toBe(429);
      expect(counted.statements).toEqual([]);
    } finally {
      await small.close();
    }
  });
});

describe('a refresh', () => {
  it('that is refused is limited for an address; one that is granted never is', async () => {
    const session = await signIn(app(), 'eve');
    let { refreshToken } = session;
    expect(await statuses(3, () => refuse('192.0.2.7'))).toEqual([401, 401, 401]);
    expectLimited(await refuse('192.0.2.7'));
    for (let i = 0; i < 10; i += 1) {
      const body = { refreshToken };
      const reply = await call(app(), '/auth/refresh', { body, ...from('192.0.2.7') });
      ({ refreshToken } = pairOf(reply));
    }
    expectLimited(await refuse('192.0.2.7'));
  });

  it('that proves with codes that are none is refused before WeChat is asked again; one without a proof is not', async () => {
    const { refreshToken } = await signIn(app(), 'joe');
    const prove = (code: string, address = '192.0.2.10') =>
      call(app(), '/auth/refresh', { body: { refreshToken, proof: { code } }, ...from(address) });
    expect((await prove(await app().code('joe'))).status).toBe(200);
    const many = await Promise.all(Array.from({ length: 8 }, () => prove('unknown')));
    expect(many.filter(({ status }) => status === 401)).toHaveLength(3);
    const before = await countExchanges(app());
    for (const code of ['another', await app().code('joe')]) expectLimited(await prove(code));
    expect(await countExchanges(app())).toBe(before);
    const granted = await call(app(), '/auth/refresh', {
      body: { refreshToken },
      ...from('192.0.2.10'),
    });
    expect(granted.status).toBe(200);
    expect((await prove(await app().code('joe'), '192.0.2.11')).status).toBe(200);
  });

  it('that asks for a proof is not counted: it is the way back', async () => {
    const { refreshToken } = await signIn(app(), 'kim');
    await refresh(app(), { refreshToken, attempt: 'a'.repeat(22) });
    const again = () =>
      call(app(), '/auth/refresh', {
        body: { refreshToken, attempt: 'b'.repeat(22) },
        ...from('192.0.2.8'),
      });
    expect(await statuses(6, again)).toEqual([401, 401, 401, 401, 401, 401]);
    expect(problemOf(await again()).code).toBe('proof_required');
  });
});

it('a forwarded address counts for nothing without TRUST_PROXY', async () => {
  const plain = await startTestApp({ thresholds: { signInsPerAddress: 2 } });
  try {
    const next = addresses('203.0.113.');
    const fresh = () => login(next(), { on: plain });
    expect(await statuses(3, fresh)).toEqual([400, 400, 429]);
  } finally {
    await plain.close();
  }
});
