import { SNAPSHOT_USER } from '@wugan/shared';
import type { ProvenIdentity } from '../data/sign-ins.ts';
import { Refusal } from '../refusal.ts';
import type { WebExchange } from '../wechat/exchange-web-code.ts';
import { type Provider, wechatProvider } from './provider.ts';
import type { SessionContext } from './session-context.ts';

interface ClaimedCode {
  readonly code: string;
  readonly codeHash: string;
  readonly provider?: Provider | undefined;
}

/**
 * Asks WeChat whose code this is. A code that opened nothing is given back first, so that what
 * WeChat says decides the next time, too.
 *
 * @throws Refusal with what WeChat said.
 */
export async function exchangeClaimedCode(
  { database, wechat, wechatAppId }: SessionContext,
  { code, codeHash, provider = wechatProvider }: ClaimedCode,
): Promise<ProvenIdentity> {
  const exchange =
    provider === wechatProvider
      ? await wechat.exchangeCode(code)
      : await wechat.exchangeWebCode(provider, code);
  if (exchange.kind === 'identity')
    return { provider, appId: wechatAppId, nickname: null, ...exchange };
  await database.codes.release(codeHash);
  throw refusalOf(exchange);
}

function refusalOf(exchange: Exclude<WebExchange, { kind: 'identity' }>): Refusal {
  switch (exchange.kind) {
    case 'snapshot_user':
      return new Refusal('forbidden', { reason: SNAPSHOT_USER });
    case 'not_offered': {
      const error = { field: 'provider', message: 'is not set up on this server' };
      return new Refusal('invalid_request', { errors: [error] });
    }
    case 'refused': {
      const { code, retryAfter } = exchange;
      return new Refusal(code, retryAfter === undefined ? {} : { retryAfter });
    }
  }
}
