import type { PrismaClient } from './client.ts';
import { readMigrations } from './migrations.ts';

/** Whether the database can be served from: reachable, and with every migration of this version. */
export type Readiness = 'ok' | 'unmigrated' | 'unreachable';

/** Asks once and at once: the question itself must not hang on a database that does. */
export async function readReadiness(client: PrismaClient): Promise<Readiness> {
  try {
    const [table] = await client.$queryRaw<{ exists: boolean }[]>`
      SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS exists`;
    if (!table?.exists) return 'unmigrated';
    const applied = await client.$queryRaw<{ name: string }[]>`
      SELECT migration_name AS name FROM "_prisma_migrations"
      WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
    const names = new Set(applied.map(({ name }) => name));
    const migrations = await readMigrations();
    return migrations.every(({ name }) => names.has(name)) ? 'ok' : 'unmigrated';
  } catch {
    return 'unreachable';
  }
}
