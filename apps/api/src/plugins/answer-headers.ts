import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';

/**
 * What every answer carries: helmet's headers, the request's id, and that nobody may keep it. A route
 * may say otherwise.
 */
export async function addAnswerHeaders(app: FastifyInstance): Promise<void> {
  const same = { ...(await securityHeaders()), 'cache-control': 'no-store' };
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(same).header('x-request-id', request.id);
    done();
  });
}

/** Computed once: helmet's own middleware makes the same strings again for every answer. */
async function securityHeaders(): Promise<Record<string, string>> {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  await new Promise<void>((resolve, reject) => {
    helmet()(request, response, (error) => (error ? reject(error) : resolve()));
  });
  const headers = Object.entries(response.getHeaders());
  return Object.fromEntries(headers.map(([name, value]) => [name, String(value)]));
}
