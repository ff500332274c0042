import { type ErrorCode, paths } from '@wugan/shared';
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
import { wechatRefusals } from '../plugins/refusals.ts';
import type { Refresh } from '../session/refresh.ts';
import type { SignIn } from '../session/sign-in.ts';
import type { SignOut } from '../session/sign-out.ts';
import { nothing } from './nothing.ts';
import { typedScope } from './typed-scope.ts';

interface AuthServices {
  readonly signIn: SignIn;
  readonly refresh: Refresh;
  readonly signOut: SignOut;
  readonly limits: RateLimits;
}

const tags = ['sign-in'];

const refreshRefusals = [
  'refresh_token_invalid',
  'session_expired',
  'session_revoked',
  'proof_required',
  'request_too_late',
  'rate_limited',
  'wechat_code_invalid',
  ...wechatRefusals,
] as const satisfies readonly ErrorCode[];

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
      schema: {
        tags,
        summary: 'Sign in with a code of wx.login, or of an authorization page',
        body: LoginRequest,
        response: { 200: LoginAnswer },
      },
      config: { refusals: ['wechat_code_invalid', 'forbidden', 'rate_limited', ...wechatRefusals] },
    },
    ({ body }) => signIn(body),
  );

  routes.post(
    paths.refresh,
    {
      schema: {
        tags,
        summary: 'A new pair for a refresh token',
        body: RefreshRequest,
        response: { 200: TokenAnswer },
      },
      config: { refusals: refreshRefusals },
    },
    (request) => limits.refresh(request, () => refresh(request.body)),
  );

  routes.post(
    paths.logout,
    {
      schema: {
        tags,
        summary: 'End the session of a refresh token, or else of the access token',
        body: Type.Union([LogoutRequest, Type.Null()]),
        security: [{}, { accessToken: [] }],
        response: { 204: nothing },
      },
      config: {
        refusals: ['access_token_missing', 'access_token_invalid', 'refresh_token_invalid'],
      },
    },
    async (request, reply) => {
      // A request without a body has none, whatever its schema's type says.
      await signOut(request.body ?? {}, bearerToken(request));
      return reply.code(204).send(null);
    },
  );
}
