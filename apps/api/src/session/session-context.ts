import type { Database } from '../data/open-database.ts';
import type { WechatGateway } from '../wechat/gateway.ts';
import type { Audit, SessionEvent } from './audit.ts';
import type { SessionRules } from './session-rules.ts';
import type { Tokens } from './token-answer.ts';

/** What sign-in and refresh work with. */
export interface SessionContext {
  readonly database: Database;
  readonly tokens: Tokens;
  readonly wechat: WechatGateway;
  /** The mini program whose codes are exchanged. */
  readonly wechatAppId: string;
  readonly rules: SessionRules;
  readonly audit: Audit;
  /** Is told what only the metrics want to know. */
  readonly count: (event: SessionEvent) => void;
}
