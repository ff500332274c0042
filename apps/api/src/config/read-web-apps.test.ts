import { sandboxAppId, sandboxOfficialAccount, sandboxWebsiteApp } from '@wugan/wechat-sandbox';
import { describe, expect, it } from 'vitest';
import { readWechat } from './read-wechat.ts';
import { Settings } from './settings.ts';

const own = { WECHAT_APP_ID: 'wx-mini', WECHAT_APP_SECRET: 'real' };
const official = { WECHAT_WEB_APP_ID: 'wx-web', WECHAT_WEB_APP_SECRET: 'web-secret' };
const website = { WECHAT_OPEN_APP_ID: 'wx-open', WECHAT_OPEN_APP_SECRET: 'open-secret' };

function read(env: Record<string, string>, isProduction = true) {
  const settings = new Settings(env);
  const wechat = readWechat(settings, isProduction);
  return { ...wechat, complaints: settings.complaints.join('\n') };
}

describe('sign-in on the web', () => {
  it('is not offered where nothing is set up', () => {
    expect(read(own)).toMatchObject({ webApps: [], complaints: '' });
  });

  it('is offered for what is set up, at WeChat itself', () => {
    const { webApps, authorizeBase, complaints } = read({ ...own, ...official, ...website });
    expect(complaints).toBe('');
    expect(authorizeBase).toBe('https://open.weixin.qq.com');
    expect(webApps).toEqual([
      { provider: 'wechat-official-account', appId: 'wx-web', appSecret: 'web-secret' },
      { provider: 'wechat-website', appId: 'wx-open', appSecret: 'open-secret' },
    ]);
    expect(read({ ...own, ...website }).webApps.map(({ provider }) => provider)).toEqual([
      'wechat-website',
    ]);
  });

  it('is both of the sandbox’s in development, as the sandbox knows them', () => {
    const { appId, webApps, authorizeBase } = read(
      { WECHAT_API_BASE: 'http://127.0.0.1:5' },
      false,
    );
    expect(appId).toBe(sandboxAppId);
    expect(authorizeBase).toBe('http://127.0.0.1:5');
    expect(webApps).toEqual([
      { provider: 'wechat-official-account', ...sandboxOfficialAccount },
      { provider: 'wechat-website', ...sandboxWebsiteApp },
    ]);
  });

  it.each([
    ['an id without a secret', { WECHAT_WEB_APP_ID: 'wx-web' }, 'WECHAT_WEB_APP_SECRET is missing'],
    ['a secret without an id', { WECHAT_OPEN_APP_SECRET: 'x' }, 'WECHAT_OPEN_APP_ID is missing'],
    ['one id twice', { ...official, WECHAT_WEB_APP_ID: 'wx-mini' }, 'share an app id'],
    [
      'the sandbox’s secret',
      { ...official, WECHAT_WEB_APP_SECRET: sandboxOfficialAccount.appSecret },
      'WECHAT_WEB_APP_SECRET is the sandbox’s',
    ],
    ['no URL', { WECHAT_AUTHORIZE_BASE: 'open.weixin.qq.com' }, 'WECHAT_AUTHORIZE_BASE must be'],
  ])('stops the start with %s, and says what to do', (_name, env, said) => {
    expect(read({ ...own, ...env }).complaints).toContain(said);
  });
});
