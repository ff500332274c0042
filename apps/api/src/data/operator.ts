import { randomUUID } from 'node:crypto';
import { noteCommand, type OperatorEvent, type OperatorNote } from './audit-note.ts';
import { type AuditTrail, createAuditTrail } from './audit-trail.ts';
import { createClient, Prisma } from './client.ts';
import { endSessions } from './end-sessions.ts';
import { type FrozenCounts, freezeAll } from './freeze-all.ts';
import { readMigrations } from './migrations.ts';
import { type FoundSession, type FoundUser, findSessions, findUsers } from './operator-queries.ts';
import { type Readiness, readReadiness } from './readiness.ts';

/**
 * What an operator sees and does, past the API. Whatever ends a session is announced to every replica;
 * whatever an operator does is in the audit with the same commit.
 */
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

type About = Pick<OperatorNote, 'sessionId' | 'userId'>;
type Counts = OperatorNote['counts'];

/** `by` is whom the audit names. */
export function createOperator(url: string, by: string): Operator {
  const client = createClient(url);
  const audit = createAuditTrail(client);
  const note = (event: OperatorEvent, about: About, counts: Counts = {}) =>
    noteCommand({ id: randomUUID(), by, event, ...about, counts });
  const revoke = async (which: Prisma.Sql, about: About) => {
    const ended = Prisma.sql`SELECT count(*) FROM changed`;
    const entry = note('session_revoked_by_operator', about, { ended });
    return (await endSessions(client, 'ended_elsewhere', which, entry)).length;
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
      return revoke(Prisma.sql`id = ${id}::uuid`, { sessionId: id, userId: session.userId });
    },

    async revokeAll(userId) {
      if (!(await hasUser(userId))) return undefined;
      return revoke(Prisma.sql`user_id = ${userId}::uuid`, { userId });
    },

    async disable(id) {
      if (!(await hasUser(id))) return undefined;
      const living = Prisma.sql`SELECT count(*) FROM session
        WHERE user_id = ${id}::uuid AND revoked_at IS NULL`;
      // A trigger ends the sessions (see the migration) once this statement has counted them.
      const [counted] = await client.$queryRaw<{ ended: number }[]>`
        WITH changed AS (
          UPDATE "user" SET disabled_at = clock_timestamp()
          WHERE id = ${id}::uuid AND disabled_at IS NULL
        ),
        noted AS (${note('user_disabled', { userId: id }, { ended: living })})
        SELECT (${living})::int AS ended`;
      return counted?.ended;
    },

    async enable(id) {
      if (!(await hasUser(id))) return false;
      await client.$executeRaw`
        WITH noted AS (${note('user_enabled', { userId: id })})
        UPDATE "user" SET disabled_at = NULL WHERE id = ${id}::uuid`;
      return true;
    },

    freezeAll: () => freezeAll(client, { id: randomUUID(), by }),

    audit: audit.read,
    close: () => client.$disconnect(),
  };
}
