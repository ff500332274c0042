import type { FastifyBaseLogger } from 'fastify';
import type { Position } from '../rotation/session-row.ts';

/** What a refresh did to a session beside rotating it. */
export type SessionEvent = AuditEvent | 'session_redelivered';

/** What an operator wants to hear of: each is somebody's token in the wrong hands, or lost commits. */
export type AuditEvent =
  | 'session_frozen'
  | 'session_revoked_for_reuse'
  | 'session_healed'
  | 'session_proved'
  | 'proof_by_stranger';

export type Audit = (event: AuditEvent, position: Position, row?: number) => void;

/** Writes audit events into the log, session ids and positions and never a token, and has them counted. */
export function createAudit(log: FastifyBaseLogger, count: (event: AuditEvent) => void): Audit {
  return (event, { id, epoch, generation }, row) => {
    count(event);
    log.warn({ audit: event, sessionId: id, epoch, generation, ...(row && { row }) }, event);
  };
}
