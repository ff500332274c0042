import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config/config.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { bearerToken } from '../plugins/access-token.ts';
import { Refusal } from '../refusal.ts';

const text = {
  description: 'In the text format of Prometheus.',
  content: { 'text/plain': { schema: { type: 'string' } } },
};

/**
 * `GET /metrics` for Prometheus: open in development, behind METRICS_TOKEN wherever it is set, and
 * not there at all in production without one.
 */
export function addMetricsRoute(
  scope: FastifyInstance,
  metrics: Metrics,
  { metricsToken, isProduction }: Pick<Config, 'metricsToken' | 'isProduction'>,
): void {
  if (isProduction && metricsToken === undefined) return;
  const config = {
    refusals: ['access_token_missing', 'access_token_invalid'] as const,
    described: { response: { 200: text } },
  };
  const schema = { tags: ['operation'], summary: 'For Prometheus' };
  scope.get('/metrics', { schema, config }, async (request, reply) => {
    if (metricsToken !== undefined) requireToken(metricsToken, bearerToken(request));
    const figures = await metrics.read();
    return reply.type(figures.type).send(figures.text);
  });
}

function requireToken(expected: string, given: string | undefined): void {
  if (given === undefined) throw new Refusal('access_token_missing');
  // Of equal length, whatever was given, so that the time says nothing.
  if (!timingSafeEqual(digest(given), digest(expected))) throw new Refusal('access_token_invalid');
}

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
