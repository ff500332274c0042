import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';

/**
 * What helmet says of an answer that is data: no document may come of it. What it says to browsers that
 * show one, or load it with what they hold themselves (nothing here is admitted by a cookie), is left out,
 * as every answer would pay for it (OWASP REST Security Cheat Sheet, "Security headers").
 */
const forData = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  },
  crossOriginOpenerPolicy: false,
  crossOriginResourcePolicy: false,
  originAgentCluster: false,
  referrerPolicy: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  // Obsolete beside frame-ancestors (CSP Level 3, 6.4.2).
  xFrameOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
});

/**
 * What every answer carries: helmet's headers, the request's id, and that nobody may keep it. A route
 * may say otherwise, and then that what is kept varies by `Origin`.
 */
export async function addAnswerHeaders(app: FastifyInstance): Promise<void> {
  const same = { ...(await securityHeaders()), 'cache-control': 'no-store' };
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(same).header('x-request-id', request.id);
    done();
  });
}

/** Computed once: helmet's middleware makes the same strings again for every answer. */
async function securityHeaders(): Promise<Record<string, string>> {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  await new Promise<void>((resolve, reject) => {
    forData(request, response, (error) => (error ? reject(error) : resolve()));
  });
  const headers = Object.entries(response.getHeaders());
  return Object.fromEntries(headers.map(([name, value]) => [name, String(value)]));
}
