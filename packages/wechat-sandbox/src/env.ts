import { sandboxAppId, sandboxAppSecret } from './credentials.ts';
import type { SandboxOptions } from './start-sandbox.ts';

/** Reads SANDBOX_PORT, HOST, WECHAT_APP_ID and WECHAT_APP_SECRET; empty counts as absent. */
export function readEnv(env: NodeJS.ProcessEnv = process.env): SandboxOptions {
  const port = Number(env.SANDBOX_PORT || 4010);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`SANDBOX_PORT must be a port from 0 to 65535, not "${env.SANDBOX_PORT}".`);
  }
  return {
    port,
    host: env.HOST || '127.0.0.1',
    appId: env.WECHAT_APP_ID || sandboxAppId,
    appSecret: env.WECHAT_APP_SECRET || sandboxAppSecret,
  };
}
