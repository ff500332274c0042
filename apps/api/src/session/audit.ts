import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { SessionChange } from '../data/audit-note.ts';
import type { Database } from '../data/open-database.ts';
import type { SessionRow } from '../rotation/session-row.ts';
import { createAuditWriter } from './audit-writer.ts';

/** What was done to a session beside rotating it. */
export type SessionEvent = AuditEvent | 'session_redelivered';

/** What its user did to a session: nothing to worry about, and kept all the same. */
const byUser = ['session_signed_out', 'session_ended_elsewhere'] as const;

/** What changes no row. */
const observations = ['proof_by_stranger', 'unionid_conflict'] as const;

/** What an operator wants to hear of: somebody's token in the wrong hands, lost commits, people mixed up. */
export type AuditEvent = SessionChange | (typeof observations)[number];

type Subject = Pick<SessionRow, 'id' | 'userId' | 'identityId' | 'epoch' | 'generation'>;

export type Audit = (event: AuditEvent, subject: Subject, row?: number) => void;

/**
 * Writes audit events into the log: ids and positions, never a token. Each is counted. A change is in the
 * database by then, with the statement that made it; an observation is written there a moment later.
 */
export function createAudit(
  app: FastifyInstance,
  { auditTrail, clock }: Pick<Database, 'auditTrail' | 'clock'>,
  count: (event: AuditEvent) => void,
): Audit {
  const writer = createAuditWriter(auditTrail.write);
  app.addHook('onClose', () => writer.stop());
  return (event, { id, userId, identityId, epoch, generation }, row) => {
    count(event);
    const level = byUser.some((routine) => routine === event) ? 'info' : 'warn';
    app.log[level]({ audit: event, sessionId: id, epoch, generation, ...(row && { row }) }, event);
    if (!observations.some((observed) => observed === event)) return;
    writer.note({
      id: randomUUID(),
      at: clock.now(),
      event,
      sessionId: id,
      userId,
      epoch,
      generation,
      row: row ?? null,
      detail: { identity: identityId },
    });
  };
}
