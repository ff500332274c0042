import type { SandboxState } from '../state/sandbox-state.ts';

/** The errcode WeChat gives to this app id and secret, or `undefined` when they are right. */
export function judgeCredentials(
  state: SandboxState,
  appId: string | undefined,
  secret: string | undefined,
): 41002 | 40013 | 41004 | 40125 | undefined {
  if (!appId) return 41002;
  if (appId !== state.appId) return 40013;
  if (!secret) return 41004;
  if (secret !== state.appSecret) return 40125;
  return undefined;
}
