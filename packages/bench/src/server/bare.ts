import fastify from 'fastify';
import pg from 'pg';

import { serve } from './serve.ts';

/**
 * `GET /users/:id` and nothing else: Fastify, and one prepared statement of the driver. It asks nobody
 * who they are.
 */
async function main([databaseUrl]: string[]): Promise<void> {
  const app = fastify();
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
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
  const statement = `
    SELECT id, nickname, avatar_url AS "avatarUrl", phone, created_at AS "createdAt"
    FROM "user" WHERE id = $1`;
  app.get<{ Params: { id: string } }>(
    '/users/:id',
    { schema: { response: { 200: user } } },
    async ({ params: { id } }, reply) => {
      const found = await pool.query<{ createdAt: Date }>({
        name: 'find',
        text: statement,
        values: [id],
      });
      const [row] = found.rows;
      return row ? { ...row, createdAt: row.createdAt.getTime() } : reply.callNotFound();
    },
  );
  await serve(app);
}

await main(process.argv.slice(2));
