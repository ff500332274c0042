import { randomUUID } from 'node:crypto';
import { type AuditTrail, createAuditTrail } from './audit-trail.ts';
import { createClient, Prisma } from './client.ts';
import { endSessions } from './end-sessions.ts';
import { type FrozenCounts, freezeAll } from './freeze-all.ts';
import { readMigrations } from './migrations.ts';
import { type FoundSession, type FoundUser, findSessions, findUsers } from './operator-queries.ts';
import { type Readiness, readReadiness } from './readiness.ts';

/** What an operator sees and does, past the API. Whatever ends a session is announced to every replica. */
export interface Operator {
  readiness(): Promise<Readiness>;
  users(search: string | undefined, limit: number): Promise<FoundUser[]>;
  hasUser(id: string): Promise<boolean>;
  /** The newest first, ended ones too. */
  sessions(userId: string): Promise<FoundSession[]>;
  /** Each answers how many sessions have ended by it; undefined where there is no such session or user. */
  revoke(sessionId: string): Promise<number | undefined>;
  revokeAll(userId: string): Promise<number | undefined>;
  disable(userId: string): Promise<number | undefined>;
  /** False where there is no such user. */
  enable(userId: string): Promise<boolean>;
  freezeAll(): Promise<FrozenCounts>;
  readonly audit: AuditTrail['read'];
  close(): Promise<void>;
}

type OperatorEvent =
  | 'session_revoked_by_operator'
  | 'user_disabled'
  | 'user_enabled'
  | 'all_sessions_frozen';

/** `by` is whom the audit names. */
export function createOperator(url: string, by: string): Operator {
  const client = createClient(url);
  const audit = createAuditTrail(client);
  const record = async (
    event: OperatorEvent,
    about: { userId?: string; sessionId?: string },
    detail: Record<string, number> = {},
  ) => {
    const [{ now } = { now: new Date() }] = await client.$queryRaw<{ now: Date }[]>`
      SELECT clock_timestamp() AS now`;
    await audit.write([
      {
        id: randomUUID(),
        at: now.getTime(),
        event,
        sessionId: about.sessionId ?? null,
        userId: about.userId ?? null,
        epoch: null,
        generation: null,
        row: null,
        detail: { by, ...detail },
      },
    ]);
  };
  const hasUser = async (id: string) => (await client.user.count({ where: { id } })) > 0;

  return {
    readiness: async () => readReadiness(client, await readMigrations()),
    users: (search, limit) => findUsers(client, search, limit),
    hasUser,
    sessions: (userId) => findSessions(client, userId),

    async revoke(id) {
      const session = await client.session.findUnique({ where: { id }, select: { userId: true } });
      if (!session) return undefined;
      const ended = await endSessions(client, 'ended_elsewhere', Prisma.sql`id = ${id}::uuid`);
      await record('session_revoked_by_operator', { sessionId: id, userId: session.userId });
      return ended.length;
    },

    async revokeAll(userId) {
      if (!(await hasUser(userId))) return undefined;
      const theirs = Prisma.sql`user_id = ${userId}::uuid`;
      const { length: ended } = await endSessions(client, 'ended_elsewhere', theirs);
      await record('session_revoked_by_operator', { userId }, { ended });
      return ended;
    },

    async disable(id) {
      if (!(await hasUser(id))) return undefined;
      const living = await client.session.count({ where: { userId: id, revokedAt: null } });
      // A trigger ends the sessions (see the migration).
      await client.$executeRaw`
        UPDATE "user" SET disabled_at = clock_timestamp()
        WHERE id = ${id}::uuid AND disabled_at IS NULL`;
      await record('user_disabled', { userId: id }, { ended: living });
      return living;
    },

    async enable(id) {
      const { count } = await client.user.updateMany({ where: { id }, data: { disabledAt: null } });
      if (count > 0) await record('user_enabled', { userId: id });
      return count > 0;
    },

    async freezeAll() {
      const counts = await freezeAll(client);
      await record('all_sessions_frozen', {}, { ...counts });
      return counts;
    },

    audit: audit.read,
    close: () => client.$disconnect(),
  };
}
