import { describe, expect, it } from 'vitest';
import { parseConfig } from './parse-config.ts';

const surroundings = {
  defaultDataFolder: '/repo/.data',
  developmentSecrets: () => ({ access: 'development-access', refresh: 'development-refresh' }),
};
const parse = (environment: Record<string, string> = {}) => parseConfig(environment, surroundings);
const complaintsOf = (environment: Record<string, string>): string => {
  try {
    parse(environment);
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return 'none';
};

const production = {
  NODE_ENV: 'production',
  WECHAT_APP_ID: 'wx0000000000000001',
  WECHAT_APP_SECRET: 'a-real-secret',
  ACCESS_TOKEN_SECRET: 'a'.repeat(32),
  REFRESH_TOKEN_SECRET: 'r'.repeat(32),
};

describe('without any variable', () => {
  it('is a development server with the sandbox, the embedded database and secrets of its own', () => {
    expect(parse()).toEqual({
      isProduction: false,
      host: '127.0.0.1',
      port: 4000,
      databaseUrl: undefined,
      dataFolder: '/repo/.data',
      wechat: {
        apiBase: 'http://127.0.0.1:4010',
        appId: 'wx5a4db0c000000001',
        appSecret: 'sandbox-secret-for-development-only',
        authorizeBase: 'http://127.0.0.1:4010',
        webApps: [
          {
            provider: 'wechat-official-account',
            appId: 'wx5a4db0c000000002',
            appSecret: 'sandbox-secret-of-the-official-account',
          },
          {
            provider: 'wechat-website',
            appId: 'wx5a4db0c000000003',
            appSecret: 'sandbox-secret-of-the-website-app',
          },
        ],
      },
      accessKeys: [{ kid: '1', secret: 'development-access' }],
      refreshSecrets: [{ kid: '1', secret: 'development-refresh' }],
      accessLifetime: 14_400,
      idleLifetime: 604_800,
      absoluteLifetime: 7_776_000,
      rotationGrace: 30_000,
      auditLifetime: 365 * 86_400,
      corsOrigins: ['http://localhost:10086', 'http://127.0.0.1:10086'],
      trustProxy: [],
      logLevel: 'info',
    });
  });
});

describe('what is set', () => {
  it('may end sessions before their access tokens, but in production', () => {
    const ttl = { REFRESH_TOKEN_TTL: '2s' };
    expect(parse(ttl)).toMatchObject({ accessLifetime: 14_400, idleLifetime: 2 });
    expect(complaintsOf({ ...production, ...ttl })).toContain('longer than ACCESS_TOKEN_TTL');
  });

  it('takes durations in seconds, minutes, hours and days', () => {
    const config = parse({
      ACCESS_TOKEN_TTL: '30s',
      REFRESH_TOKEN_TTL: '5m',
      ROTATION_GRACE: '2h',
    });
    expect(config).toMatchObject({
      accessLifetime: 30,
      idleLifetime: 300,
      rotationGrace: 7_200_000,
    });
  });

  it('takes a list of secrets: the first signs, all verify', () => {
    expect(parse({ ACCESS_TOKEN_SECRET: 'new:n=e+w, old:o/l' }).accessKeys).toEqual([
      { kid: 'new', secret: 'n=e+w' },
      { kid: 'old', secret: 'o/l' },
    ]);
  });

  it('asks WeChat itself as soon as there is a secret for it', () => {
    const { apiBase } = parse({ WECHAT_APP_ID: 'wx1', WECHAT_APP_SECRET: 'real' }).wechat;
    expect(apiBase).toBe('https://api.weixin.qq.com');
  });

  it.each([
    ['1', 1],
    ['10.0.0.0/8, ::1', ['10.0.0.0/8', '::1']],
  ])('trusts proxies by number or address: %s', (text, trusted) => {
    expect(parse({ TRUST_PROXY: text }).trustProxy).toEqual(trusted);
  });

  it.each([
    ['NODE_ENV', 'Production'],
    ['NODE_ENV', 'prod'],
    ['PORT', '99999'],
    ['DATABASE_URL', 'mysql://localhost/wugan'],
    ['WECHAT_API_BASE', 'api.weixin.qq.com'],
    ['WECHAT_API_BASE', 'https://api.weixin.qq.com/?a=b'],
    ['WECHAT_AUTHORIZE_BASE', 'https://open.weixin.qq.com/#wechat_redirect'],
    ['ACCESS_TOKEN_TTL', '4'],
    ['ACCESS_TOKEN_TTL', '0s'],
    ['REFRESH_TOKEN_TTL', 'a week'],
    ['SESSION_MAX_AGE', '90 d'],
    ['ROTATION_GRACE', '-30s'],
    ['CORS_ORIGINS', 'https://app.example.com/path'],
    ['CORS_ORIGINS', '*'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['TRUST_PROXY', '0.0.0.0/0'],
    ['TRUST_PROXY', '::1/129'],
    ['METRICS_TOKEN', 'two words'],
    ['METRICS_TOKEN', 'schlüssel'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', '127.0.0.1:4318'],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'http://127.0.0.1:4318/?a=b'],
    ['LOG_LEVEL', 'loud'],
    ['ACCESS_TOKEN_SECRET', 'one:secret,two'],
    ['ACCESS_TOKEN_SECRET', 'one:secret,one:other'],
  ])('stops the start when it is wrong, and names it: %s=%s', (name, value) => {
    expect(complaintsOf({ [name]: value })).toContain(`- ${name} `);
  });

  it('is complained of all at once', () => {
    const complaints = complaintsOf({ PORT: 'x', LOG_LEVEL: 'x' });
    expect(complaints).toContain('PORT');
    expect(complaints).toContain('LOG_LEVEL');
  });
});

describe('a production start', () => {
  it('goes well with real secrets', () => {
    const { isProduction, host, corsOrigins } = parse(production);
    expect({ isProduction, host, corsOrigins }).toEqual({
      isProduction: true,
      host: '0.0.0.0',
      corsOrigins: [],
    });
  });

  it.each([
    ['access secret missing', 'ACCESS_TOKEN_SECRET', { ACCESS_TOKEN_SECRET: '' }],
    ['refresh secret missing', 'REFRESH_TOKEN_SECRET', { REFRESH_TOKEN_SECRET: '' }],
    ['secret short', 'ACCESS_TOKEN_SECRET', { ACCESS_TOKEN_SECRET: 'a'.repeat(31) }],
    [
      'one of a list short',
      'ACCESS_TOKEN_SECRET',
      { ACCESS_TOKEN_SECRET: `a:${'a'.repeat(40)},b:b` },
    ],
    ['secrets equal', 'share a secret', { REFRESH_TOKEN_SECRET: 'a'.repeat(32) }],
    [
      'a secret shared within lists',
      'share a secret',
      { REFRESH_TOKEN_SECRET: `new:${'n'.repeat(32)},old:${'a'.repeat(32)}` },
    ],
    ['WeChat secret missing', 'WECHAT_APP_SECRET', { WECHAT_APP_SECRET: '' }],
    ['app id missing', 'WECHAT_APP_ID', { WECHAT_APP_ID: '' }],
    ['refresh lifetime no longer', 'REFRESH_TOKEN_TTL', { REFRESH_TOKEN_TTL: '4h' }],
    ['sessions over before a refresh', 'SESSION_MAX_AGE', { SESSION_MAX_AGE: '4h' }],
    ['a grace in which no theft is seen', 'ROTATION_GRACE', { ROTATION_GRACE: '11m' }],
    [
      'a grace that ends while requests are on their way',
      'ROTATION_GRACE',
      { ROTATION_GRACE: '14s' },
    ],
    [
      'sandbox secret',
      'WECHAT_APP_SECRET',
      { WECHAT_APP_SECRET: 'sandbox-secret-for-development-only' },
    ],
    ['sandbox address', 'WECHAT_API_BASE', { WECHAT_API_BASE: 'http://127.0.0.1:4010' }],
  ])('is stopped: %s', (_why, said, change) => {
    expect(complaintsOf({ ...production, ...change })).toContain(said);
  });

  it('never says a secret aloud', () => {
    const complaints = complaintsOf({ ...production, ACCESS_TOKEN_SECRET: 'hush-hush' });
    expect(complaints).not.toContain('hush-hush');
  });
});
