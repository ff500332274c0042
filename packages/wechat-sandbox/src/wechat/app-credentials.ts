import type { AppCredentials } from '../credentials.ts';

/** The errcode WeChat gives to this app id and secret, or `undefined` when they are those of one of `apps`. */
export function judgeCredentials(
  apps: readonly AppCredentials[],
  appId: string | undefined,
  secret: string | undefined,
): 41002 | 40013 | 41004 | 40125 | undefined {
  if (!appId) return 41002;
  const app = apps.find((known) => known.appId === appId);
  if (!app) return 40013;
  if (!secret) return 41004;
  if (secret !== app.appSecret) return 40125;
  return undefined;
}
