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
  app.addHook('onResponse', (request, reply, done) => {
    const { problem } = request;
    const answered = { req: request, status: reply.statusCode, ms: Math.round(reply.elapsedTime) };
    request.log.info(problem ? { ...answered, code: problem } : answered, 'answered');
    done();
  });
}
