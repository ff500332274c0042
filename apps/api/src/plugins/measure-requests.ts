import { API_PREFIX, paths } from '@wugan/shared';
import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../metrics/metrics.ts';

/** Measures every answer, and counts what became of sign-ins and refreshes. */
export function measureRequests(app: FastifyInstance, metrics: Metrics): void {
  app.addHook('onResponse', async (request, reply) => {
    const { method, problem } = request;
    const route = request.routeOptions.url ?? 'none';
    metrics.request({ method, route, status: reply.statusCode, seconds: reply.elapsedTime / 1000 });
    if (method !== 'POST') return;
    if (route === API_PREFIX + paths.login) metrics.signIn(problem ?? 'granted');
    if (route === API_PREFIX + paths.refresh) metrics.refresh(problem ?? 'granted');
  });
}
