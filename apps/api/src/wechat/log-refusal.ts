import type { FastifyBaseLogger } from 'fastify';
import type { Classified } from './classify-answer.ts';
import type { WechatRefusalCode } from './wechat-refusal.ts';

/** The part of Fastify's logger that is used here. */
export type WechatLog = Pick<FastifyBaseLogger, 'info' | 'warn' | 'error'>;

/** Writes one line per refusal, at the level of whoever must act on it. */
export function logRefusal(
  log: WechatLog,
  code: WechatRefusalCode,
  trace: Classified<never>['trace'],
): void {
  if (code === 'wechat_misconfigured') log.error({ code, ...trace }, misconfigured);
  else if (code === 'wechat_unavailable' || code === 'wechat_bad_answer' || trace.cause)
    log.warn({ code, ...trace }, 'WeChat did not answer as it should.');
  else log.info({ code, ...trace }, 'WeChat refused a code.');
}

const misconfigured =
  'WeChat refuses this server: check WECHAT_APP_ID and WECHAT_APP_SECRET, and for errcode 40164 add the address of this server to the IP allow list of the mini program.';
