import { UNSTORED_HEADER } from '@wugan/shared';
import cors from 'cors';
import type { FastifyInstance } from 'fastify';

/**
 * Lets the pages of these origins call, and read every answer, errors included. No cookies are involved.
 * Apps and servers send no `Origin`: what only pages need to hear is worked out for pages only.
 */
export function allowOrigins(app: FastifyInstance, origins: readonly string[]): void {
  const tellPage = cors({
    origin: [...origins],
    methods: 'GET, POST, PUT, DELETE',
    allowedHeaders: `Authorization, Content-Type, ${UNSTORED_HEADER}`,
    exposedHeaders: 'Retry-After, WWW-Authenticate, X-Request-Id',
    maxAge: 600,
    preflightContinue: true,
  });
  app.addHook('onRequest', (request, reply, done) => {
    if (request.headers.origin === undefined) done();
    else tellPage(request.raw, reply.raw, done);
  });
  // Safari waits for a body where no length is given, even after 204.
  app.options('*', { schema: { hide: true } }, (_request, reply) =>
    reply.code(204).header('content-length', '0').send(),
  );
}
