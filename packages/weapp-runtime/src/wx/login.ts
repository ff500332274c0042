import { stringMember } from '../logic/unknown-values.ts';
import type { WxArea } from './call-convention.ts';
import { networkFailures, WxFailure } from './wx-failure.ts';
import { isSinglePage, type WxHost } from './wx-host.ts';

/** WeChat allows a user this many calls a second. */
const CALLS_PER_SECOND = 4;

const requireAllowed = (host: WxHost): void => {
  const { loginCalls } = host.phone;
  const now = Date.now();
  const recent = loginCalls.filter((at) => now - at < 1000).length;
  loginCalls.push(now);
  if (isSinglePage(host)) throw new WxFailure('can not login in single page mode', 3);
  if (host.isSuspended()) throw networkFailures.interrupted();
  if (host.phone.network.type === 'none') throw networkFailures.offline();
  if (recent >= CALLS_PER_SECOND)
    throw new WxFailure('login frequently, please retry later', 45011);
};

const fetchCode = async ({ phone }: WxHost): Promise<string> => {
  if (phone.sandboxUrl === undefined) {
    throw new Error('wx.login needs the sandbox: pass sandboxUrl to createPhone');
  }
  const answer = await fetch(`${phone.sandboxUrl}/sandbox/codes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: phone.wechatUser }),
  }).catch(() => {
    throw new WxFailure('system error', -1);
  });
  const body: unknown = await answer.json().catch(() => undefined);
  const code = stringMember(body, 'code');
  if (code === undefined) throw new WxFailure(`system error (${answer.status})`, -1);
  return code;
};

/**
 * `wx.login` asks the sandbox for a code of the phone's user; `wx.checkSession` always
 * succeeds, as it says nothing about anybody's tokens.
 */
export const createLoginArea = (host: WxHost): WxArea => ({
  async: {
    login: async () => {
      requireAllowed(host);
      return { code: await fetchCode(host) };
    },
    checkSession: () => {
      if (isSinglePage(host)) throw new WxFailure('can not check in single page mode', 3);
      return {};
    },
  },
});
