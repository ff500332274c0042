import { expect, test } from 'vitest';
import {
  sandboxAppId,
  sandboxAppSecret,
  sandboxOfficialAccount,
  sandboxWebsiteApp,
} from './credentials.ts';
import { readEnv } from './env.ts';

test('with nothing set it is port 4010 on this machine, with the public credentials', () => {
  const defaults = {
    port: 4010,
    host: '127.0.0.1',
    appId: sandboxAppId,
    appSecret: sandboxAppSecret,
    officialAccount: sandboxOfficialAccount,
    websiteApp: sandboxWebsiteApp,
  };
  expect(readEnv({})).toStrictEqual(defaults);
  expect(readEnv({ SANDBOX_PORT: '', HOST: '' })).toStrictEqual(defaults);
});

test('what is set counts', () => {
  const env = {
    SANDBOX_PORT: '0',
    HOST: '::1',
    WECHAT_APP_ID: 'wx1',
    WECHAT_APP_SECRET: 's1',
    WECHAT_WEB_APP_ID: 'wx2',
    WECHAT_WEB_APP_SECRET: 's2',
    WECHAT_OPEN_APP_ID: 'wx3',
    SANDBOX_CALLBACK_DOMAINS: '192.168.1.2, my.test',
  };
  expect(readEnv(env)).toStrictEqual({
    port: 0,
    host: '::1',
    appId: 'wx1',
    appSecret: 's1',
    officialAccount: { appId: 'wx2', appSecret: 's2' },
    websiteApp: { appId: 'wx3', appSecret: sandboxWebsiteApp.appSecret },
    callbackDomains: ['192.168.1.2', 'my.test'],
  });
});

test.each(['4010x', '-1', '65536', '1.5'])(
  'a port of %s stops the start and names the variable',
  (port) => {
    expect(() => readEnv({ SANDBOX_PORT: port })).toThrow('SANDBOX_PORT');
  },
);
