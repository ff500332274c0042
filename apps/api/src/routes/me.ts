import { paths, type User } from '@wugan/shared';
import { UserChange, User as UserSchema } from '@wugan/shared/schemas';
import type { FastifyInstance } from 'fastify';
import type { Users } from '../data/users.ts';
import { requireCaller } from '../plugins/access-token.ts';
import { Refusal } from '../refusal.ts';
import { typedScope } from './typed-scope.ts';

/** The caller's own profile. */
export function addMeRoutes(scope: FastifyInstance, users: Users): void {
  const routes = typedScope(scope);
  const answer = { response: { 200: UserSchema } };

  routes.get(paths.me, { schema: answer }, async (request) =>
    requireUser(await users.find(requireCaller(request).userId)),
  );

  routes.put(paths.me, { schema: { ...answer, body: UserChange } }, async (request) =>
    requireUser(
      await users.change(requireCaller(request).userId, { nickname: request.body.nickname.trim() }),
    ),
  );
}

function requireUser(user: User | undefined): User {
  if (!user) throw new Refusal('not_found');
  return user;
}
