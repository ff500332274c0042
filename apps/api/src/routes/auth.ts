import { paths } from '@wugan/shared';
import {
  LoginAnswer,
  LoginRequest,
  LogoutRequest,
  RefreshRequest,
  TokenAnswer,
} from '@wugan/shared/schemas';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { RateLimits } from '../limits/rate-limits.ts';
import { bearerToken } from '../plugins/access-token.ts';
import type { Refresh } from '../session/refresh.ts';
import type { SignIn } from '../session/sign-in.ts';
import type { SignOut } from '../session/sign-out.ts';
import { typedScope } from './typed-scope.ts';

interface AuthServices {
  readonly signIn: SignIn;
  readonly refresh: Refresh;
  readonly signOut: SignOut;
  readonly limits: RateLimits;
}

/** Sign-in, refresh and sign-out: each judges what it is given itself, so they need no access token. */
export function addAuthRoutes(
  scope: FastifyInstance,
  { signIn, refresh, signOut, limits }: AuthServices,
): void {
  const routes = typedScope(scope);

  routes.post(
    paths.login,
    {
      // Before the body is read, let alone WeChat asked.
      onRequest: ({ ip }) => limits.signIn(ip),
      schema: { body: LoginRequest, response: { 200: LoginAnswer } },
    },
    ({ body }) => signIn(body),
  );

  routes.post(
    paths.refresh,
    { schema: { body: RefreshRequest, response: { 200: TokenAnswer } } },
    ({ ip, body }) => limits.refresh(ip, () => refresh(body)),
  );

  routes.post(
    paths.logout,
    { schema: { body: Type.Union([LogoutRequest, Type.Null()]) } },
    async (request, reply) => {
      // A request without a body has none, whatever its schema's type says.
      await signOut(request.body ?? {}, bearerToken(request));
      return reply.code(204).send();
    },
  );
}
