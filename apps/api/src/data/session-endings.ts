import type { SessionRow } from '../rotation/session-row.ts';
import { ask } from './ask.ts';
import { noteChanged } from './audit-note.ts';
import { Prisma, type PrismaClient } from './client.ts';
import { endSessions } from './end-sessions.ts';
import type { MeasuredKills } from './measure-kills.ts';
import { sessionColumns } from './session-columns.ts';
import { isLiving } from './session-conditions.ts';

/**
 * What the user does to their sessions. Ending is final, and ending twice is ending once: each answers
 * with what has ended by it.
 */
export interface SessionEndings {
  /** Ends a session for whoever holds a token of `epoch`; an older epoch than the row's has no say. */
  signOut(id: string, epoch: number): Promise<SessionRow[]>;
  /** Ends one session of a user. Undefined if this user never had it. */
  end(userId: string, id: string): Promise<SessionRow[] | undefined>;
  endOthers(userId: string, keptId: string): Promise<SessionRow[]>;
  /** The living sessions of a user, the newest first: at most a thousand, with the one that asks among them. */
  list(userId: string, askingId: string): Promise<SessionRow[]>;
}

const mostListed = 1_000;

export function createSessionEndings(
  client: PrismaClient,
  kills: Pick<MeasuredKills, 'end'>,
): SessionEndings {
  const end = (reason: 'signed_out' | 'ended_elsewhere', which: Prisma.Sql) =>
    kills.end(() =>
      endSessions(client, reason, which, noteChanged({ event: `session_${reason}` })),
    );

  return {
    // Whatever the generation: a sign-out wins over every refresh beside it.
    signOut: (id, epoch) =>
      end('signed_out', Prisma.sql`session.id = ${id}::uuid AND session.epoch <= ${epoch}`),

    async end(userId, id) {
      const ended = await end(
        'ended_elsewhere',
        Prisma.sql`session.id = ${id}::uuid AND session.user_id = ${userId}::uuid`,
      );
      const isTheirs = (await ask(() => client.session.count({ where: { id, userId } }))) > 0;
      return isTheirs ? ended : undefined;
    },

    endOthers: (userId, keptId) =>
      end(
        'ended_elsewhere',
        Prisma.sql`session.user_id = ${userId}::uuid AND session.id <> ${keptId}::uuid`,
      ),

    list: (userId, askingId) =>
      ask(
        () => client.$queryRaw<SessionRow[]>`
          SELECT ${sessionColumns} FROM (
            SELECT * FROM session
            WHERE session.user_id = ${userId}::uuid AND ${isLiving}
            ORDER BY session.id = ${askingId}::uuid DESC, session.created_at DESC
            LIMIT ${mostListed}
          ) AS session
          ORDER BY session.created_at DESC`,
      ),
  };
}
