import { defineConfig } from 'prisma/config';

// Every command first wants the schema engine, from a host that is slow or blocked in many networks;
// these three never use it, so any existing file will do. `prisma migrate` fetches the real one.
const engineless = ['generate', 'validate', 'format'];
if (engineless.some((command) => process.argv.includes(command))) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;
}

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  ...(process.env.DATABASE_URL === undefined
    ? {}
    : { datasource: { url: process.env.DATABASE_URL } }),
});
