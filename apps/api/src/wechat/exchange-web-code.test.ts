import { webProviders } from '@wugan/shared';
import {
  type RunningSandbox,
  sandboxAppId,
  sandboxAppSecret,
  sandboxOfficialAccount,
  sandboxWebsiteApp,
  startSandbox,
} from '@wugan/wechat-sandbox';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askForCode, askForWebCode, breakWechat } from '../testing/sandbox.ts';
import { createWechatGateway, type WechatGatewayOptions } from './gateway.ts';

let sandbox: RunningSandbox;
let logged: string[];

beforeEach(async () => {
  sandbox = await startSandbox({ port: 0 });
  logged = [];
});
afterEach(() => sandbox.close());

function gateway(options: Partial<WechatGatewayOptions> = {}) {
  const write = (...args: unknown[]) => void logged.push(JSON.stringify(args));
  return createWechatGateway({
    apiBase: sandbox.url,
    appId: sandboxAppId,
    appSecret: sandboxAppSecret,
    // Nothing here is about time: longer than a busy machine takes.
    timeLimit: 20_000,
    webApps: [
      { provider: 'wechat-official-account', ...sandboxOfficialAccount },
      { provider: 'wechat-website', ...sandboxWebsiteApp },
    ],
    log: { info: write, warn: write, error: write },
    ...options,
  });
}

const official = 'wechat-official-account';
const codeFor = (user: string, choice = {}) =>
  askForWebCode({ sandboxUrl: sandbox.url }, official, user, choice);
const fault = (body: object) => breakWechat({ sandboxUrl: sandbox.url }, body);
const exchangePath = '/sns/oauth2/access_token';
const profilePath = '/sns/userinfo';
const invalid = { kind: 'refused', code: 'wechat_code_invalid' };

describe('a code of an authorization page', () => {
  it.each(webProviders)(
    'of %s says who, in which app, and how they are called',
    async (provider) => {
      const { exchangeWebCode, exchangeCode } = gateway();
      const code = await askForWebCode({ sandboxUrl: sandbox.url }, provider, '王芳');
      const identity = await exchangeWebCode(provider, code);
      expect(identity).toStrictEqual({
        kind: 'identity',
        appId: (provider === official ? sandboxOfficialAccount : sandboxWebsiteApp).appId,
        openid: expect.stringMatching(/^o.{27}$/),
        unionid: expect.stringMatching(/^o.{27}$/),
        nickname: '王芳',
      });
      const mini = await exchangeCode(await askForCode(sandbox.url, '王芳'));
      expect(mini).toMatchObject({ unionid: 'unionid' in identity && identity.unionid });
      expect(await exchangeWebCode(provider, code)).toStrictEqual(invalid);
    },
  );

  it('is worth nothing to the other app, nor is a code of wx.login', async () => {
    const { exchangeWebCode } = gateway();
    expect(await exchangeWebCode('wechat-website', await codeFor('li'))).toStrictEqual(invalid);
    const mini = await askForCode(sandbox.url, 'li');
    expect(await exchangeWebCode(official, mini)).toStrictEqual(invalid);
  });

  it('of a snapshot page is nobody’s', async () => {
    const code = await codeFor('li', { snapshot: '1' });
    expect(await gateway().exchangeWebCode(official, code)).toStrictEqual({
      kind: 'snapshot_user',
    });
  });

  it('asks nobody where the app is not set up', async () => {
    const { exchangeWebCode, offers } = gateway({ webApps: [] });
    expect(offers).toEqual([]);
    expect(await exchangeWebCode(official, 'any')).toStrictEqual({ kind: 'not_offered' });
  });

  it('with snsapi_base says the openid alone, and asks for no profile', async () => {
    const code = await codeFor('li', { scope: 'snsapi_base' });
    await fault({ path: profilePath, status: 500 });
    expect(await gateway().exchangeWebCode(official, code)).toMatchObject({
      kind: 'identity',
      unionid: null,
      nickname: null,
    });
  });
});

describe('what WeChat says to it', () => {
  it.each([
    [{ errcode: 40029 }, invalid],
    [{ errcode: 40163 }, invalid],
    [{ errcode: 45011 }, { code: 'wechat_rate_limited', retryAfter: 60 }],
    [{ errcode: 40013 }, { code: 'wechat_misconfigured', retryAfter: 60 }],
    [{ errcode: 40125 }, { code: 'wechat_misconfigured', retryAfter: 60 }],
    [{ errcode: 40164 }, { code: 'wechat_misconfigured', retryAfter: 60 }],
    [{ errcode: 40226 }, { code: 'wechat_user_blocked' }],
    [{ errcode: 61024 }, { code: 'wechat_bad_answer' }],
    [{ body: '{"openid":"o1"}' }, { code: 'wechat_bad_answer' }],
    [{ body: '<html>' }, { code: 'wechat_bad_answer' }],
    [
      { errcode: -1, times: 3 },
      { code: 'wechat_unavailable', retryAfter: 5 },
    ],
    [
      { status: 502, times: 3 },
      { code: 'wechat_unavailable', retryAfter: 5 },
    ],
    [{ drop: 'after' }, invalid],
  ])('%j', async (said, refusal) => {
    await fault({ path: exchangePath, ...said });
    const result = await gateway().exchangeWebCode(official, await codeFor('li'));
    expect(result).toMatchObject({ kind: 'refused', ...refusal });
  });

  it('-1 once is not noticed', async () => {
    await fault({ path: exchangePath, errcode: -1 });
    const result = await gateway().exchangeWebCode(official, await codeFor('li'));
    expect(result).toMatchObject({ kind: 'identity' });
  });
});

describe('a profile that does not come', () => {
  it.each([{ errcode: -1 }, { drop: 'after' }, { status: 500 }])(
    'is asked for again: %j',
    async (stumble) => {
      await fault({ path: profilePath, ...stumble });
      const result = await gateway().exchangeWebCode(official, await codeFor('li'));
      expect(result).toMatchObject({ nickname: 'li' });
    },
  );

  it('costs the name only, where the unionid is known', async () => {
    await fault({ path: profilePath, errcode: 48001 });
    const result = await gateway().exchangeWebCode(official, await codeFor('li'));
    expect(result).toMatchObject({ unionid: expect.any(String), nickname: null });
  });

  const withoutUnionid = { access_token: '90_x', openid: 'o1', scope: 'snsapi_userinfo' };
  const answerWithoutUnionid = () =>
    fault({ path: exchangePath, body: JSON.stringify(withoutUnionid) });

  it('gives the unionid where the first answer had none', async () => {
    await answerWithoutUnionid();
    const nickname = `\u0000\u202e  ${'名'.repeat(40)}`;
    const profile = JSON.stringify({ openid: 'o1', unionid: 'u1', nickname });
    await fault({ path: profilePath, body: profile });
    expect(await gateway().exchangeWebCode(official, 'any')).toMatchObject({
      openid: 'o1',
      unionid: 'u1',
      nickname: '名'.repeat(32),
    });
  });

  it.each([
    [{ errcode: -1, times: 3 }, 'wechat_unavailable'],
    [{ errcode: 48001 }, 'wechat_bad_answer'],
    [{ body: '{"openid":"o2","unionid":"u2","nickname":"somebody else"}' }, 'wechat_bad_answer'],
  ])('leaves nobody half known: %j', async (said, code) => {
    await answerWithoutUnionid();
    await fault({ path: profilePath, ...said });
    expect(await gateway().exchangeWebCode(official, 'any')).toMatchObject({ code });
  });
});

describe('beside the mini program', () => {
  it('a wrong secret of the web is its own trouble, until it is right again', async () => {
    const { exchangeWebCode, exchangeCode, health } = gateway();
    await fault({ path: exchangePath, errcode: 40125 });
    await exchangeWebCode(official, await codeFor('li'));
    expect(logged.join()).toContain('check WECHAT_WEB_APP_ID and WECHAT_WEB_APP_SECRET');
    expect(await exchangeCode(await askForCode(sandbox.url, 'li'))).toHaveProperty('openid');
    expect(health()).toBe('degraded');
    await exchangeWebCode(official, await codeFor('li'));
    expect(health()).toBe('ok');
  });

  it('the web being down keeps no mini program from signing in', async () => {
    const { exchangeWebCode, exchangeCode } = gateway({ timeLimit: 60_000 });
    await fault({ path: exchangePath, status: 503, times: 1_000 });
    for (let n = 0; n < 6; n += 1) await exchangeWebCode(official, 'any');
    expect(await exchangeCode(await askForCode(sandbox.url, 'li'))).toHaveProperty('openid');
  });
});

it('neither codes nor tokens nor secrets are logged', async () => {
  const { exchangeWebCode } = gateway();
  await fault({ path: profilePath, errcode: 40001 });
  const code = await codeFor('li');
  await exchangeWebCode(official, code);
  await exchangeWebCode(official, code);
  expect(logged).toHaveLength(2);
  expect(logged.join()).not.toMatch(/90_|sandbox-secret/);
  expect(logged.join()).not.toContain(code);
});
