import { UNSTORED_HEADER } from '@wugan/shared';
import type { FastifyInstance } from 'fastify';

/** Of every answer: whether a page may read it is decided by where it comes from. */
const always = {
  vary: 'Origin',
  'access-control-expose-headers': 'Retry-After, WWW-Authenticate, X-Request-Id',
};

const preflight = {
  'access-control-allow-methods': 'GET, POST, PUT, DELETE',
  'access-control-allow-headers': `Authorization, Content-Type, ${UNSTORED_HEADER}`,
  'access-control-max-age': '600',
  'content-length': '0',
};

/**
 * Lets the pages of these origins call, and read every answer, errors included (CORS, as the Fetch
 * standard has it). No cookies are involved. Written out, as @fastify/cors decides anew for every
 * request what is the same for all; apps and servers, which name no origin, pay for two headers.
 */
export function allowOrigins(app: FastifyInstance, origins: readonly string[]): void {
  const allowed = new Set(origins);
  app.addHook('onRequest', (request, reply, done) => {
    const { origin } = request.headers;
    reply.headers(always);
    if (origin !== undefined && allowed.has(origin))
      reply.header('access-control-allow-origin', origin);
    if (request.method !== 'OPTIONS') return done();
    if (!origin || !request.headers['access-control-request-method'])
      reply.code(400).type('text/plain').send('Invalid Preflight Request');
    else reply.code(204).headers(preflight).send();
  });
  // Answered by the hook, as every path is.
  app.options('*', { schema: { hide: true } }, (_request, reply) => reply.callNotFound());
}
