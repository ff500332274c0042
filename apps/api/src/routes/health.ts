import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { Readiness } from '../data/readiness.ts';

const Liveness = Type.Object({ status: Type.Literal('ok') }, { description: 'It does.' });

const ReadinessAnswer = Type.Object(
  {
    status: Type.Enum(['ok', 'degraded', 'unavailable']),
    database: Type.Enum(['ok', 'unmigrated', 'unreachable']),
    wechat: Type.Enum(['ok', 'degraded']),
  },
  { description: 'Whether, and what is amiss.' },
);

interface HealthChecks {
  readonly database: () => Promise<Readiness>;
  readonly wechat: () => 'ok' | 'degraded';
}

/**
 * For whoever runs the server. `live`: the process answers. `ready`: it can serve; without WeChat it
 * can, as sessions keep refreshing, but the body says `degraded`.
 */
export function addHealthRoutes(scope: FastifyInstance, checks: HealthChecks): void {
  const tags = ['operation'];
  const live = { tags, summary: 'Whether the process answers', response: { 200: Liveness } };
  scope.get('/health/live', { schema: live }, async () => ({ status: 'ok' }));

  const answers = { 200: ReadinessAnswer, 503: ReadinessAnswer };
  const ready = { tags, summary: 'Whether it can serve', response: answers };
  scope.get('/health/ready', { schema: ready }, async (_request, reply) => {
    const database = await checks.database();
    const wechat = checks.wechat();
    if (database !== 'ok') {
      reply.code(503).header('retry-after', '1');
      return { status: 'unavailable', database, wechat };
    }
    return { status: wechat, database, wechat };
  });
}
