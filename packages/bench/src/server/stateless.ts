import { randomBytes, randomUUID } from 'node:crypto';
import jwt from '@fastify/jwt';
import fastify from 'fastify';
import { serve } from './serve.ts';

declare module '@fastify/jwt' {
  interface FastifyJWT {
    namespaces: 'access' | 'refresh';
  }
}

/**
 * The stateless design, as most tutorials have it: verify one token, sign two, no database. It can
 * neither end a session nor notice a thief.
 */
async function main(): Promise<void> {
  const app = fastify();
  for (const namespace of ['access', 'refresh'] as const)
    await app.register(jwt, { namespace, secret: randomBytes(32).toString('hex') });
  const { access, refresh } = app.jwt;
  if (!access || !refresh) throw new Error('@fastify/jwt did not keep its namespaces');

  const pair = (sub: string, gen: number) => ({
    accessToken: access.sign({ sub, gen }, { expiresIn: '4h' }),
    refreshToken: refresh.sign({ sub, gen }, { expiresIn: '7d' }),
    accessExpiresIn: 14_400,
    refreshExpiresIn: 604_800,
    serverTime: Date.now(),
  });
  app.post('/api/v1/auth/login', async () => pair(randomUUID(), 0));
  const text = { type: 'string' } as const;
  const body = {
    type: 'object',
    required: ['refreshToken'],
    properties: { refreshToken: text, attempt: text },
  } as const;
  app.post<{ Body: { refreshToken: string } }>(
    '/api/v1/auth/refresh',
    { schema: { body } },
    async (request) => {
      const { sub, gen } = refresh.verify<{ sub: string; gen: number }>(request.body.refreshToken);
      return pair(sub, gen + 1);
    },
  );
  await serve(app);
}

await main();
