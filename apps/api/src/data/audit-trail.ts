import { ask } from './ask.ts';
import { Prisma, type PrismaClient } from './client.ts';

/** One thing that happened to a session or a user; ids and positions, never a token. */
export interface AuditEntry {
  readonly id: string;
  /** Epoch milliseconds, as all times. */
  readonly at: number;
  readonly event: string;
  readonly sessionId: string | null;
  readonly userId: string | null;
  readonly epoch: number | null;
  readonly generation: number | null;
  /** The row of the protocol's table that decided. */
  readonly row: number | null;
  readonly detail: Readonly<Record<string, string | number>> | null;
}

export interface AuditQuery {
  readonly sessionId?: string;
  readonly userId?: string;
  readonly since?: number;
  /** At most so many, the newest. */
  readonly limit: number;
}

export interface AuditTrail {
  /** Writing an entry twice is writing it once. */
  write(entries: readonly AuditEntry[]): Promise<void>;
  /** The oldest first. */
  read(query: AuditQuery): Promise<AuditEntry[]>;
}

export function createAuditTrail(client: PrismaClient): AuditTrail {
  return {
    async write(entries) {
      const data = entries.map(({ at, detail, ...entry }) => ({
        ...entry,
        at: new Date(at),
        detail: detail ?? Prisma.DbNull,
      }));
      await ask(() => client.auditEvent.createMany({ data, skipDuplicates: true }));
    },

    async read({ sessionId, userId, since, limit }) {
      const rows = await ask(() =>
        client.auditEvent.findMany({
          where: {
            ...(sessionId === undefined ? {} : { sessionId }),
            ...(userId === undefined ? {} : { userId }),
            ...(since === undefined ? {} : { at: { gte: new Date(since) } }),
          },
          orderBy: { at: 'desc' },
          take: limit,
        }),
      );
      return rows.reverse().map((row) => ({
        ...row,
        at: row.at.getTime(),
        detail: readDetail(row.detail),
      }));
    },
  };
}

function readDetail(detail: Prisma.JsonValue): AuditEntry['detail'] {
  if (typeof detail !== 'object' || detail === null || Array.isArray(detail)) return null;
  const said = Object.entries(detail).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [[name, value] as const] : [],
  );
  return Object.fromEntries(said);
}
