import type { SandboxState } from '../state/sandbox-state.ts';

/** The errcode WeChat gives to a call with this access token, or `undefined` when it is valid. */
export function judgeAccessToken(
  state: SandboxState,
  token: string | undefined,
): 41001 | 42001 | 40001 | undefined {
  if (!token) return 41001;
  const verdict = state.accessTokens.judge(token);
  if (verdict === 'expired') return 42001;
  return verdict === 'unknown' ? 40001 : undefined;
}
