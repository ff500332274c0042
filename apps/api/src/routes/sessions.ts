import { paths } from '@wugan/shared';
import { SessionList } from '@wugan/shared/schemas';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { SessionEndings } from '../data/session-endings.ts';
import { requireCaller } from '../plugins/access-token.ts';
import { Refusal } from '../refusal.ts';
import { typedScope } from './typed-scope.ts';

const SessionParams = Type.Object({ id: Type.String({ format: 'uuid' }) });

/** A user's own sessions: seen, and ended from elsewhere. */
export function addSessionRoutes(scope: FastifyInstance, endings: SessionEndings): void {
  const routes = typedScope(scope);

  routes.get(paths.sessions, { schema: { response: { 200: SessionList } } }, async (request) => {
    const caller = requireCaller(request);
    const rows = await endings.list(caller.userId);
    return {
      sessions: rows.map(({ id, platform, device, createdAt, rotatedAt }) => ({
        id,
        current: id === caller.id,
        platform,
        device,
        createdAt,
        lastSeenAt: rotatedAt,
      })),
    };
  });

  routes.delete(
    `${paths.sessions}/:id`,
    { schema: { params: SessionParams } },
    async (request, reply) => {
      const { userId } = requireCaller(request);
      if (!(await endings.end(userId, request.params.id))) throw new Refusal('not_found');
      return reply.code(204).send();
    },
  );

  routes.delete(paths.sessions, async (request, reply) => {
    const { userId, id } = requireCaller(request);
    await endings.endOthers(userId, id);
    return reply.code(204).send();
  });
}
