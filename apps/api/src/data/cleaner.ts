import { ask } from './ask.ts';
import { Prisma, type PrismaClient } from './client.ts';

/** Removes what nobody will ask for again. Each answers how many rows went: one piece, or fewer at the end. */
export interface Cleaner {
  /** Sessions whose absolute limit passed `age` seconds ago, however they ended. */
  sessions(age: number): Promise<number>;
  endings(age: number): Promise<number>;
  codes(age: number): Promise<number>;
  auditEvents(age: number): Promise<number>;
}

/** Rows of one piece: few enough that nobody waits for their locks. */
export const pieceSize = 500;

/** Passes over what another replica is removing, or a request is using. Each column has an index. */
export function createCleaner(client: PrismaClient): Cleaner {
  const cleaning = (table: string, key: string, time: string) => {
    const [from, id, at] = [Prisma.raw(table), Prisma.raw(key), Prisma.raw(time)];
    return (age: number) =>
      ask(
        () => client.$executeRaw`
          DELETE FROM ${from} WHERE ${id} = ANY(ARRAY(
            SELECT ${id} FROM ${from}
            WHERE ${at} < clock_timestamp() - make_interval(secs => ${age}::float8)
            ORDER BY ${at} LIMIT ${pieceSize} FOR UPDATE SKIP LOCKED
          ))`,
      );
  };
  return {
    sessions: cleaning('session', 'id', 'absolute_expires_at'),
    endings: cleaning('ending', 'session_id', 'at'),
    codes: cleaning('spent_code', 'code_hash', 'claimed_at'),
    auditEvents: cleaning('audit_event', 'id', 'at'),
  };
}
