import { startPostgres } from '../start-postgres.ts';

/** A process that owns the folder it is given and waits to be killed; tells its parent the address once it is up. */
const { url } = await startPostgres({ folder: process.argv[2] ?? '' });
process.send?.(url);
