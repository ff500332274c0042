import { API_PREFIX, paths } from '@wugan/shared';
import type { FastifyInstance } from 'fastify';
import type { Metrics } from '../metrics/metrics.ts';

const login = API_PREFIX + paths.login;
const refresh = API_PREFIX + paths.refresh;

/** Measures every answer, and counts what became of sign-ins and refreshes. */
export function measureRequests(app: FastifyInstance, metrics: Metrics): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { method, problem } = request;
    const route = request.routeOptions.url ?? 'none';
    metrics.request({ method, route, status: reply.statusCode, seconds: reply.elapsedTime / 1000 });
    if (method === 'POST' && route === login) metrics.signIn(problem ?? 'granted');
    if (method === 'POST' && route === refresh) metrics.refresh(problem ?? 'granted');
    done();
  });
}
