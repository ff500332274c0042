import type { FastifyInstance } from 'fastify';

/** Lets a page of any origin call this scope: the H5 preview asks for codes from the browser. */
export function allowEveryOrigin(scope: FastifyInstance): void {
  scope.addHook('onRequest', async (_request, reply) => {
    reply.header('access-control-allow-origin', '*');
  });
  scope.options('/sandbox/*', async (_request, reply) =>
    reply
      .header('access-control-allow-methods', 'GET, POST, DELETE')
      .header('access-control-allow-headers', 'content-type')
      .header('access-control-max-age', '600')
      .code(204)
      .send(),
  );
}
