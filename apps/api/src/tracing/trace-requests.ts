import type { FastifyInstance } from 'fastify';
import { openTracer, type RequestSpan } from './open-tracer.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What is told of this request to the collector of traces; null without one. */
    span: RequestSpan | null;
  }
}

/**
 * A span for each request of a route added from here on, under the `traceparent` that came with it:
 * method, route, status, request id and verdict. Never a URL, a header, a body or an address.
 */
export async function traceRequests(
  app: FastifyInstance,
  endpoint: string | undefined,
): Promise<void> {
  if (endpoint === undefined) return;
  const { start, close } = await openTracer(endpoint);
  app.decorateRequest('span', null);
  app.addHook('onRequest', async (request) => {
    const { method, id, headers, routeOptions } = request;
    const route = routeOptions.url ?? 'none';
    const attributes = {
      'http.request.method': method,
      'http.route': route,
      'wugan.request_id': id,
    };
    const traceparent = typeof headers.traceparent === 'string' ? headers.traceparent : undefined;
    request.span = start(`${method} ${route}`, attributes, traceparent);
  });
  app.addHook('onResponse', async ({ span, problem }, { statusCode }) => {
    const verdict = problem ?? 'granted';
    const attributes = { 'http.response.status_code': statusCode, 'wugan.verdict': verdict };
    span?.end(attributes, statusCode >= 500);
  });
  app.addHook('onClose', close);
}
