import { API_PREFIX, paths } from '@wugan/shared';
import type { FastifyInstance, onResponseHookHandler } from 'fastify';
import type { Metrics } from '../metrics/metrics.ts';

/**
 * Measures every answer, and counts what became of sign-ins and refreshes. Each route has a hook that
 * knows it: what Fastify says of a request's route it puts together anew whenever it is asked.
 */
export function measureRequests(app: FastifyInstance, metrics: Metrics): void {
  const outcomes = new Map([
    [API_PREFIX + paths.login, metrics.signIn],
    [API_PREFIX + paths.refresh, metrics.refresh],
  ]);
  app.addHook('onRoute', (route) => {
    const answered = metrics.answersOf(route.url);
    const countOutcome = route.method === 'POST' ? outcomes.get(route.url) : undefined;
    const measure: onResponseHookHandler = (request, reply, done) => {
      answered(request.method, reply.statusCode, reply.elapsedTime / 1000);
      countOutcome?.(request.problem ?? 'granted');
      done();
    };
    route.onResponse = [measure, ...[route.onResponse ?? []].flat()];
  });
  const answeredNowhere = metrics.answersOf('none');
  app.addHook('onResponse', (request, reply, done) => {
    if (request.is404) answeredNowhere(request.method, reply.statusCode, reply.elapsedTime / 1000);
    done();
  });
}
