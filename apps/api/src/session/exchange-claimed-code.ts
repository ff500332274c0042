import { Refusal } from '../refusal.ts';
import type { WechatIdentity } from '../wechat/code-to-session.ts';
import type { SessionContext } from './session-context.ts';

/**
 * Asks WeChat whose code this is. A code that opened nothing is given back first, so that what
 * WeChat says decides the next time, too.
 *
 * @throws Refusal with what WeChat said.
 */
export async function exchangeClaimedCode(
  { database, wechat }: SessionContext,
  code: string,
  codeHash: string,
): Promise<WechatIdentity> {
  const exchange = await wechat.exchangeCode(code);
  if (exchange.kind === 'identity') return exchange;
  await database.codes.release(codeHash);
  const { retryAfter } = exchange;
  throw new Refusal(exchange.code, retryAfter === undefined ? {} : { retryAfter });
}
