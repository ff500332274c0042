import { paths } from '@wugan/shared';
import { SessionList } from '@wugan/shared/schemas';
import type { FastifyInstance } from 'fastify';
import type { SessionEndings } from '../data/session-endings.ts';
import { requireCaller } from '../plugins/access-token.ts';
import { Refusal } from '../refusal.ts';
import type { Audit } from '../session/audit.ts';
import { IdParams } from './id-params.ts';
import { nothing } from './nothing.ts';
import { typedScope } from './typed-scope.ts';

const tags = ['sessions'];

/** Nobody asks for a body, and one that comes all the same is read. */
const bodyRefusals = ['invalid_request', 'body_too_large', 'unsupported_media_type'] as const;

/** A user's own sessions: seen, and ended from elsewhere. */
export function addSessionRoutes(
  scope: FastifyInstance,
  endings: SessionEndings,
  audit: Audit,
): void {
  const routes = typedScope(scope);

  const listing = {
    tags,
    summary: 'The living sessions of the caller, the newest first, at most 1,000',
  };
  routes.get(
    paths.sessions,
    { schema: { ...listing, response: { 200: SessionList } } },
    async (request) => {
      const caller = requireCaller(request);
      const rows = await endings.list(caller.userId, caller.id);
      return {
        sessions: rows.map(({ id, platform, device, createdAt, rotatedAt, acknowledgedAt }) => ({
          id,
          current: id === caller.id,
          platform,
          device,
          createdAt,
          lastSeenAt: Math.max(rotatedAt, acknowledgedAt ?? 0),
        })),
      };
    },
  );

  routes.delete(
    `${paths.sessions}/:id`,
    {
      schema: {
        tags,
        summary: 'End a session of the caller, here or elsewhere',
        params: IdParams,
        response: { 204: nothing },
      },
      config: { refusals: ['not_found', ...bodyRefusals] },
    },
    async (request, reply) => {
      const { userId } = requireCaller(request);
      const ended = await endings.end(userId, request.params.id);
      if (!ended) throw new Refusal('not_found');
      for (const row of ended) audit('session_ended_elsewhere', row);
      return reply.code(204).send(null);
    },
  );

  const endingOthers = { tags, summary: 'End all other sessions of the caller' };
  routes.delete(
    paths.sessions,
    {
      schema: { ...endingOthers, response: { 204: nothing } },
      config: { refusals: bodyRefusals },
    },
    async (request, reply) => {
      const { userId, id } = requireCaller(request);
      for (const row of await endings.endOthers(userId, id)) audit('session_ended_elsewhere', row);
      return reply.code(204).send(null);
    },
  );
}
