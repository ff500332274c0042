import type { FastifyBaseLogger } from 'fastify';
import type { Classified } from './classify-answer.ts';
import type { WechatRefusalCode } from './wechat-refusal.ts';

/** The part of Fastify's logger that is used here. */
export type WechatLog = Pick<FastifyBaseLogger, 'info' | 'warn' | 'error'>;

/** Writes one line per refusal, at the level of whoever must act on it; `settings` such as `WECHAT_APP` are the variables to look at. */
export function logRefusal(
  log: WechatLog,
  code: WechatRefusalCode,
  trace: Classified<never>['trace'],
  settings: string,
): void {
  if (code === 'wechat_misconfigured') log.error({ code, ...trace }, misconfigured(settings));
  else if (code === 'wechat_unavailable' || code === 'wechat_bad_answer' || trace.cause)
    log.warn({ code, ...trace }, 'WeChat did not answer as it should.');
  else log.info({ code, ...trace }, 'WeChat refused a code.');
}

const misconfigured = (settings: string) =>
  `WeChat refuses this server: check ${settings}_ID and ${settings}_SECRET, and for errcode 40164 add the address of this server to the IP allow list of the app.`;
