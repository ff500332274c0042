import type { FastifyInstance } from 'fastify';
import type { Readiness } from '../data/readiness.ts';

interface HealthChecks {
  readonly database: () => Promise<Readiness>;
  readonly wechat: () => 'ok' | 'degraded';
}

/**
 * For whoever runs the server. `live`: the process answers. `ready`: it can serve; without WeChat it
 * can, as sessions keep refreshing, but the body says `degraded`.
 */
export function addHealthRoutes(scope: FastifyInstance, checks: HealthChecks): void {
  scope.get('/health/live', async () => ({ status: 'ok' }));

  scope.get('/health/ready', async (_request, reply) => {
    const database = await checks.database();
    const wechat = checks.wechat();
    if (database !== 'ok') {
      reply.code(503).header('retry-after', '1');
      return { status: 'unavailable', database, wechat };
    }
    return { status: wechat, database, wechat };
  });
}
