import { rm } from 'node:fs/promises';
import type {} from 'vitest';
import type { TestProject } from 'vitest/node';
import { databaseUrl } from './env.ts';
import { startPostgres } from './start-postgres.ts';
import { sweepAbandoned } from './sweep-abandoned.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL server for the whole run; lend a database from it (`lendDatabase`) rather than use this one. */
    postgresUrl: string;
  }
}

/** A vitest `globalSetup`: one PostgreSQL for the run, the one of `DATABASE_URL` or an embedded one that leaves nothing behind. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (databaseUrl !== undefined) {
    project.provide('postgresUrl', databaseUrl);
    return async () => {};
  }
  await sweepAbandoned();
  const folder = await makeTemporaryFolder();
  const postgres = await startPostgres({ folder });
  project.provide('postgresUrl', postgres.url);
  return async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
    await rm(postgres.home, { recursive: true, force: true });
  };
}
