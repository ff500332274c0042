import { join } from 'node:path';
import { startPostgres } from '@wugan/postgres';
import { databaseUrl } from '../env.ts';
import { repository } from '../repository.ts';
import { say } from './say.ts';
import type { Starting } from './start-everything.ts';
import { step } from './step.ts';

/** The database to use, and where it is, in words for the banner. */
export interface ChosenDatabase {
  readonly url: string;
  readonly place: string;
}

/** Takes the PostgreSQL of `DATABASE_URL`, or starts the embedded one. */
export async function startDatabase({ closing, onLoss }: Starting): Promise<ChosenDatabase> {
  if (databaseUrl !== undefined) return { url: databaseUrl, place: 'yours (DATABASE_URL)' };
  const postgres = await step('PostgreSQL', () =>
    startPostgres({ folder: repository.postgres, log: (line) => say(`           ${line}`) }),
  );
  closing.add(postgres.stop);
  void postgres.lost.then((log) => onLoss(`PostgreSQL went away. Its last lines:\n${log}`));
  return { url: postgres.url, place: join(postgres.home, 'cluster') };
}
