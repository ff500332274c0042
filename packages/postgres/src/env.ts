/** The environment for PostgreSQL's own programs: `LC_ALL=C` keeps their messages and sorting the same everywhere. */
export const programEnv: NodeJS.ProcessEnv = { ...process.env, LC_ALL: 'C' };

/** A PostgreSQL that the person running the tests already has, instead of the embedded one. */
export const databaseUrl = process.env.DATABASE_URL || undefined;
