import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findUpwards } from './find-upwards.ts';

/** One folder of prisma/migrations. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 (hex) of the file, as Prisma records it. */
  readonly checksum: string;
}

/** All migrations of this version, the oldest first. @throws if prisma/migrations is nowhere above this file. */
export async function readMigrations(): Promise<Migration[]> {
  const folder = findUpwards('prisma/migrations');
  if (!folder)
    throw new Error(
      'No prisma/migrations folder at or above this program: keep it in the repository, or copy prisma/ beside dist/.',
    );
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}
