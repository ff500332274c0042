import { Prisma, type PrismaClient } from './client.ts';
import { isReadOnly } from './is-read-only.ts';
import type { Migration } from './migrations.ts';

/** Whether the database can be served from: reachable, and with every migration of this version. */
export type Readiness = 'ok' | 'unmigrated' | 'unreachable';

/** Asks once, without retries. `migrations` are those that this process came with, whatever lies on the disk now. */
export async function readReadiness(
  client: PrismaClient,
  migrations: readonly Migration[],
): Promise<Readiness> {
  try {
    const [seen] = await client.$queryRaw<{ exists: boolean; isReadOnly: boolean }[]>`
      SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS exists,
        ${Prisma.raw(isReadOnly)} AS "isReadOnly"`;
    if (seen?.isReadOnly) return 'unreachable';
    if (!seen?.exists) return 'unmigrated';
    const applied = await client.$queryRaw<{ name: string }[]>`
      SELECT migration_name AS name FROM "_prisma_migrations"
      WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
    const names = new Set(applied.map(({ name }) => name));
    return migrations.every(({ name }) => names.has(name)) ? 'ok' : 'unmigrated';
  } catch {
    return 'unreachable';
  }
}
