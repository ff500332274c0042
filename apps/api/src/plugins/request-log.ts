import type { ErrorCode } from '@wugan/shared';
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** The code of the problem it was answered with. */
    problem: ErrorCode | null;
  }
}

/** Writes one line per answered request: who asked for what, and what came of it. */
export function logRequests(app: FastifyInstance): void {
  app.decorateRequest('problem', null);
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        req: request,
        status: reply.statusCode,
        ...(request.problem ? { code: request.problem } : {}),
        ms: Math.round(reply.elapsedTime),
      },
      'answered',
    );
  });
}
