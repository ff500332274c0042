import DataLoader from 'dataloader';
import fastify from 'fastify';
import pg from 'pg';
import { serve } from './serve.ts';

interface Profile {
  readonly id: string;
}

const statement = `
  SELECT id, nickname, avatar_url AS "avatarUrl", phone,
    (extract(epoch FROM created_at) * 1000)::float8 AS "createdAt"
  FROM "user" WHERE id = ANY ($1::uuid[])`;

/**
 * `GET /users/:id` and nothing else: Fastify, and one prepared statement of the driver. It asks nobody
 * who they are.
 *
 * @param readings `together`: requests of one turn of the event loop share a statement, as ours do;
 *   `alone`: each has its own
 */
async function main([databaseUrl, readings]: string[]): Promise<void> {
  const app = fastify();
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  const find = async (ids: readonly string[]) => {
    const { rows } = await pool.query<Profile>({ name: 'find', text: statement, values: [ids] });
    return rows;
  };
  const loader = new DataLoader<string, Profile | undefined>(
    async (ids) => {
      const found = new Map((await find(ids)).map((row) => [row.id, row]));
      return ids.map((id) => found.get(id));
    },
    { cache: false, maxBatchSize: 128, batchScheduleFn: (start) => setImmediate(start) },
  );
  const text = { type: ['string', 'null'] } as const;
  const user = {
    type: 'object',
    properties: {
      id: { type: 'string' },
      nickname: text,
      avatarUrl: text,
      phone: text,
      createdAt: { type: 'integer' },
    },
  } as const;
  app.get<{ Params: { id: string } }>(
    '/users/:id',
    { schema: { response: { 200: user } } },
    async ({ params: { id } }, reply) => {
      const row = readings === 'together' ? await loader.load(id) : (await find([id]))[0];
      return row ?? reply.callNotFound();
    },
  );
  await serve(app);
}

await main(process.argv.slice(2));
