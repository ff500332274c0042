import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { Fault } from '../state/faults.ts';
import type { SandboxState } from '../state/sandbox-state.ts';
import { allowEveryOrigin } from './cors.ts';

const CodeRequest = Type.Object(
  {
    user: Type.String({ minLength: 1, maxLength: 64 }),
    kind: Type.Enum(['login', 'phone'], { default: 'login' }),
  },
  { additionalProperties: false },
);

/** The sandbox's own side, for the phone that is not there and for tests: codes, users, faults, calls. */
export function addControlRoutes(scope: FastifyInstance, state: SandboxState): void {
  allowEveryOrigin(scope);

  scope.post<{ Body: Static<typeof CodeRequest> }>(
    '/sandbox/codes',
    { schema: { body: CodeRequest } },
    async ({ body }) => ({ code: state.codes.issue(state.users.named(body.user), body.kind) }),
  );
  scope.get('/sandbox/users', async () => state.users.names());

  scope.post<{ Body: Fault }>(
    '/sandbox/faults',
    { schema: { body: Fault } },
    async ({ body }, reply) => {
      state.faults.add(body);
      return reply.code(204).send();
    },
  );
  scope.delete('/sandbox/faults', async (_request, reply) => {
    state.faults.clear();
    return reply.code(204).send();
  });

  scope.get('/sandbox/calls', async () => state.calls.counts());
}
