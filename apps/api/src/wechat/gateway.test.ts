import { once } from 'node:events';
import { createServer } from 'node:net';
import {
  type RunningSandbox,
  sandboxAppId,
  sandboxAppSecret,
  startSandbox,
} from '@wugan/wechat-sandbox';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createWechatGateway, type WechatGatewayOptions } from './gateway.ts';

let sandbox: RunningSandbox;
let logged: string[];

beforeEach(async () => {
  sandbox = await startSandbox({ port: 0 });
  logged = [];
});
afterEach(async () => {
  vi.useRealTimers();
  await sandbox.close();
});

/** For all that is not about time: longer than a busy machine takes. */
const timeLimit = 20_000;

function gateway(options: Partial<WechatGatewayOptions> = {}) {
  const write =
    (level: string) =>
    (...args: unknown[]) =>
      void logged.push(`${level} ${JSON.stringify(args)}`);
  return createWechatGateway({
    apiBase: sandbox.url,
    appId: sandboxAppId,
    appSecret: sandboxAppSecret,
    timeLimit,
    log: { info: write('info'), warn: write('warn'), error: write('error') },
    ...options,
  });
}

async function post(path: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  const init = { method: 'POST', headers, body: JSON.stringify(body) };
  const response = await fetch(`${sandbox.url}${path}`, init);
  expect(response.ok).toBe(true);
  return response;
}

async function codeFor(user: string): Promise<string> {
  const answer = await (await post('/sandbox/codes', { user })).json();
  return Value.Parse(Type.Object({ code: Type.String() }), answer).code;
}

const fault = (body: object) => post('/sandbox/faults', body);

async function exchangesSeen(): Promise<number> {
  const counts = await (await fetch(`${sandbox.url}/sandbox/calls`)).json();
  const known = Value.Parse(Type.Record(Type.String(), Type.Integer()), counts);
  return known['/sns/jscode2session'] ?? 0;
}

async function closedPort(): Promise<string> {
  const { url, close } = await startSandbox({ port: 0 });
  await close();
  return url;
}

describe('a code', () => {
  test('is exchanged for an openid that stays while the code changes', async () => {
    const { exchangeCode } = gateway();
    const first = await exchangeCode(await codeFor('li'));
    const second = await exchangeCode(await codeFor('li'));
    expect(first).toStrictEqual({
      kind: 'identity',
      openid: expect.stringMatching(/^o.{27}$/),
      unionid: expect.stringMatching(/^o.{27}$/),
    });
    expect(second).toStrictEqual(first);
    expect(await exchangeCode(await codeFor('wang'))).not.toStrictEqual(first);
  });

  test('that is spent, unknown or odd is invalid', async () => {
    const { exchangeCode } = gateway();
    const code = await codeFor('li');
    await exchangeCode(code);
    for (const wrong of [code, 'nobody-issued-this', 'a&secret=b#c /\u4e2d'])
      expect(await exchangeCode(wrong)).toStrictEqual({
        kind: 'refused',
        code: 'wechat_code_invalid',
      });
  });

  test('of a user whom WeChat blocks is refused for good', async () => {
    const refusal = { kind: 'refused', code: 'wechat_user_blocked' };
    expect(await gateway().exchangeCode(await codeFor('blocked-zhao'))).toStrictEqual(refusal);
  });

  test('finds WeChat behind a path prefix and a trailing slash too', async () => {
    const { exchangeCode } = gateway({ apiBase: `${sandbox.url}/` });
    expect(await exchangeCode(await codeFor('li'))).toMatchObject({ kind: 'identity' });
    const prefixed = gateway({ apiBase: `${sandbox.url}/prefix` });
    expect(await prefixed.exchangeCode(await codeFor('li'))).toMatchObject({
      code: 'wechat_bad_answer',
    });
  });
});

describe('while WeChat stumbles', () => {
  test.each([{ errcode: -1 }, { status: 502, body: '<html>' }])(
    '%j twice is not noticed',
    async (stumble) => {
      const code = await codeFor('li');
      await fault({ ...stumble, times: 2 });
      expect(await gateway().exchangeCode(code)).toMatchObject({ kind: 'identity' });
      expect(await exchangesSeen()).toBe(3);
    },
  );

  test.each([{ errcode: -1 }, { status: 500 }])(
    '%j three times is "unavailable"',
    async (stumble) => {
      await fault({ ...stumble, times: 3 });
      const refusal = { kind: 'refused', code: 'wechat_unavailable', retryAfter: 5 };
      expect(await gateway().exchangeCode(await codeFor('li'))).toStrictEqual(refusal);
      expect(await exchangesSeen()).toBe(3);
    },
  );

  test('a refused connection is "unavailable", and the code is good afterwards', async () => {
    const code = await codeFor('li');
    const down = gateway({ apiBase: await closedPort() });
    expect(await down.exchangeCode(code)).toMatchObject({ code: 'wechat_unavailable' });
    expect(await gateway().exchangeCode(code)).toMatchObject({ kind: 'identity' });
  });

  test('a handshake that never ends is "unavailable", as nothing was sent', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const address = silent.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const { exchangeCode } = gateway({ apiBase: `https://127.0.0.1:${port}`, timeLimit: 100 });
    expect(await exchangeCode('any')).toMatchObject({ code: 'wechat_unavailable' });
    silent.close();
  });

  test.each([
    [{ drop: 'before' }, timeLimit],
    [{ drop: 'after' }, timeLimit],
    [{ delayMs: 60_000 }, 2_000],
  ])('an answer lost by %j is an invalid code, asked for once', async (loss, milliseconds) => {
    await fault(loss);
    const { exchangeCode } = gateway({ timeLimit: milliseconds });
    const refusal = { kind: 'refused', code: 'wechat_code_invalid' };
    expect(await exchangeCode(await codeFor('li'))).toStrictEqual(refusal);
    expect(await exchangesSeen()).toBe(1);
  });

  test('nonsense is a bad answer, asked for once', async () => {
    await fault({ body: '<html>not JSON</html>' });
    const refusal = { kind: 'refused', code: 'wechat_bad_answer' };
    expect(await gateway().exchangeCode(await codeFor('li'))).toStrictEqual(refusal);
    expect(await exchangesSeen()).toBe(1);
  });

  test('its limits are passed on with a time to wait', async () => {
    await fault({ errcode: 45011 });
    const refusal = { kind: 'refused', code: 'wechat_rate_limited', retryAfter: 60 };
    expect(await gateway().exchangeCode(await codeFor('li'))).toStrictEqual(refusal);
  });
});

describe('the circuit', () => {
  /** Five exchanges in a row that found WeChat down. */
  async function broken() {
    const subject = gateway();
    await fault({ drop: 'before', times: 5 });
    for (let i = 0; i < 5; i += 1) await subject.exchangeCode('lost');
    return subject;
  }

  test('breaks after five failures in a row: WeChat is left alone and the code unspent', async () => {
    const { exchangeCode } = await broken();
    expect(await exchangeCode(await codeFor('li'))).toStrictEqual({
      kind: 'refused',
      code: 'wechat_unavailable',
      retryAfter: 5,
    });
    expect(await exchangesSeen()).toBe(5);
  });

  test('lets one exchange try after five seconds, turns away the rest, and mends on success', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { exchangeCode } = await broken();
    const [trial, other] = [await codeFor('li'), await codeFor('wang')];
    vi.setSystemTime(Date.now() + 5000);
    const trying = exchangeCode(trial);
    expect(await exchangeCode(other)).toMatchObject({ code: 'wechat_unavailable' });
    expect(await trying).toMatchObject({ kind: 'identity' });
    expect(await exchangeCode(other)).toMatchObject({ kind: 'identity' });
  });

  test('is not broken by refusals, however many', async () => {
    const { exchangeCode } = gateway();
    for (let i = 0; i < 8; i += 1) await exchangeCode('unknown');
    expect(await exchangeCode(await codeFor('li'))).toMatchObject({ kind: 'identity' });
  });
});

describe('misconfiguration', () => {
  test.each([{ appSecret: 'wrong' }, { appId: 'wx-wrong' }, { appId: '' }])(
    '%j is our own fault, degrades health and says what to check',
    async (wrong) => {
      const { exchangeCode, health } = gateway(wrong);
      expect(health()).toBe('ok');
      const refusal = { kind: 'refused', code: 'wechat_misconfigured', retryAfter: 60 };
      expect(await exchangeCode(await codeFor('li'))).toStrictEqual(refusal);
      expect(health()).toBe('degraded');
      expect(logged.join()).toContain('WECHAT_APP_SECRET');
    },
  );

  test('is over with the next success, not with the next refusal', async () => {
    const { exchangeCode, health } = gateway();
    await fault({ errcode: 40164 });
    await exchangeCode(await codeFor('li'));
    await exchangeCode('unknown');
    expect(health()).toBe('degraded');
    await exchangeCode(await codeFor('li'));
    expect(health()).toBe('ok');
  });
});

test('no secret, code or session key is ever logged, whatever goes wrong', async () => {
  const code = await codeFor('li');
  for (const trouble of [
    { errcode: -1 },
    { status: 302 },
    { drop: 'after' },
    { body: '{"session_key":"key"}' },
  ]) {
    await fault({ ...trouble, times: 1 });
    await gateway().exchangeCode(code);
  }
  await gateway({ apiBase: await closedPort() }).exchangeCode(code);
  await gateway({ appId: 'wx-wrong' }).exchangeCode(code);
  expect(logged.length).toBeGreaterThanOrEqual(5);
  expect(logged.join('\n')).not.toMatch(
    new RegExp(`${code}|${sandboxAppSecret}|session_key|"key"`),
  );
});
