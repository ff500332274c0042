import {
  type AppCredentials,
  sandboxAppId,
  sandboxAppSecret,
  sandboxOfficialAccount,
  sandboxWebsiteApp,
} from './credentials.ts';
import type { SandboxOptions } from './start-sandbox.ts';

/**
 * Reads SANDBOX_PORT, HOST, SANDBOX_CALLBACK_DOMAINS, and the ids and secrets of three apps: WECHAT_APP_*
 * (mini program), WECHAT_WEB_APP_* (official account), WECHAT_OPEN_APP_* (website). Empty counts as absent.
 */
export function readEnv(env: NodeJS.ProcessEnv = process.env): SandboxOptions {
  const port = Number(env.SANDBOX_PORT || 4010);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`SANDBOX_PORT must be a port from 0 to 65535, not "${env.SANDBOX_PORT}".`);
  }
  const app = (name: string, fallback: AppCredentials): AppCredentials => ({
    appId: env[`${name}_ID`] || fallback.appId,
    appSecret: env[`${name}_SECRET`] || fallback.appSecret,
  });
  const domains = env.SANDBOX_CALLBACK_DOMAINS;
  return {
    port,
    host: env.HOST || '127.0.0.1',
    ...app('WECHAT_APP', { appId: sandboxAppId, appSecret: sandboxAppSecret }),
    officialAccount: app('WECHAT_WEB_APP', sandboxOfficialAccount),
    websiteApp: app('WECHAT_OPEN_APP', sandboxWebsiteApp),
    ...(domains ? { callbackDomains: domains.split(',').map((domain) => domain.trim()) } : {}),
  };
}
