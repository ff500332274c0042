export { findRunningPostgres } from './find-running.ts';
export { type LendDatabaseOptions, type LentDatabase, lendDatabase } from './lend-database.ts';
export {
  type RunningPostgres,
  type StartPostgresOptions,
  startPostgres,
} from './start-postgres.ts';
export { startTemporaryPostgres } from './start-temporary-postgres.ts';
