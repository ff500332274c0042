import { randomBytes } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { fromNodeHeaders } from 'better-auth/node';
import { bearer } from 'better-auth/plugins';
import fastify from 'fastify';
import pg from 'pg';
import { announce } from '../src/server/announce.ts';

/**
 * better-auth behind Fastify (https://better-auth.com/docs/integrations/fastify), on PostgreSQL through its
 * built-in adapter (https://better-auth.com/docs/adapters/postgresql), with bearer tokens
 * (https://better-auth.com/docs/plugins/bearer) as there are no cookies in a mini program.
 *
 * It has no refresh token: a session lives on when it is used. `updateAge: 0` moves its end at each
 * `get-session` (https://better-auth.com/docs/concepts/session-management); its rate limit counts by address,
 * and all users have one here, so it is off.
 */
async function main([databaseUrl]: string[]): Promise<void> {
  const app = fastify();
  const options = {
    baseURL: 'http://127.0.0.1',
    database: new pg.Pool({ connectionString: databaseUrl }),
    emailAndPassword: { enabled: true },
    plugins: [bearer()],
    rateLimit: { enabled: false },
    secret: randomBytes(32).toString('hex'),
    session: { expiresIn: 604_800, updateAge: 0 },
    telemetry: { enabled: false },
  };
  await (await getMigrations(options)).runMigrations();
  const auth = betterAuth(options);
  app.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    async handler(request, reply) {
      const body = request.body ? { body: JSON.stringify(request.body) } : {};
      const response = await auth.handler(
        new Request(new URL(request.url, `http://${request.headers.host}`), {
          method: request.method,
          headers: fromNodeHeaders(request.headers),
          ...body,
        }),
      );
      response.headers.forEach((value, key) => {
        reply.header(key, value);
      });
      return reply.status(response.status).send(response.body ? await response.text() : null);
    },
  });
  announce(await app.listen({ host: '127.0.0.1', port: 0 }));
}

await main(process.argv.slice(2));
