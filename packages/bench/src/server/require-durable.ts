import { onDatabase } from './on-database.ts';

/** The page says so of every figure. @throws unless a commit of this database is on disk when it is answered. */
export async function requireDurable(url: string): Promise<void> {
  const settings = await onDatabase(url, async (client) => {
    const { rows } = await client.query<{ name: string; setting: string }>(
      `SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit')`,
    );
    return rows;
  });
  const off = settings.filter(({ setting }) => setting === 'off').map(({ name }) => name);
  if (off.length > 0)
    throw new Error(
      `This PostgreSQL is not durable, so it is measured by nobody: ${off.join(', ')} off.`,
    );
}
