import type {} from 'vitest';
import type { TestProject } from 'vitest/node';
import { databaseUrl } from './env.ts';
import { startTemporaryPostgres } from './start-temporary-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL server for the whole run; lend a database from it (`lendDatabase`) rather than use this one. */
    postgresUrl: string;
  }
}

/** A vitest `globalSetup`: one PostgreSQL for the run, the one of `DATABASE_URL` or an embedded one that leaves nothing behind. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | void> {
  if (databaseUrl !== undefined) return project.provide('postgresUrl', databaseUrl);
  const { url, stop } = await startTemporaryPostgres();
  project.provide('postgresUrl', url);
  return stop;
}
