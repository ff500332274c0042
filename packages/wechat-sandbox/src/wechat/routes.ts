import type { FastifyInstance } from 'fastify';
import type { SandboxState } from '../state/sandbox-state.ts';
import { checkSession } from './check-session.ts';
import { codeToSession } from './code-to-session.ts';
import { addFaultHooks } from './fault-hooks.ts';
import { isWechatPath } from './paths.ts';
import { phoneNumber } from './phone-number.ts';
import type { Query } from './query.ts';
import { stableToken } from './stable-token.ts';
import { userInfo } from './user-info.ts';
import { webAccessToken } from './web-access-token.ts';

/** WeChat's side: every answer is HTTP 200 with JSON that calls itself text/plain. */
export function addWechatRoutes(scope: FastifyInstance, state: SandboxState): void {
  acceptAnyBody(scope);
  scope.addHook('onRequest', async (request, reply) => {
    reply.type('text/plain; charset=utf-8').serializer(JSON.stringify);
    const path = request.routeOptions.url ?? '';
    if (isWechatPath(path)) state.calls.add(path);
  });
  addFaultHooks(scope, state);

  scope.get<{ Querystring: Query }>('/sns/jscode2session', async ({ query }) =>
    codeToSession(state, query),
  );
  scope.post('/cgi-bin/stable_token', async ({ body }) => stableToken(state, body));
  scope.post<{ Querystring: Query }>('/wxa/business/getuserphonenumber', async ({ query, body }) =>
    phoneNumber(state, query, body),
  );
  scope.get<{ Querystring: Query }>('/wxa/checksession', async ({ query }) =>
    checkSession(state, query),
  );
  scope.get<{ Querystring: Query }>('/sns/oauth2/access_token', async ({ query }) =>
    webAccessToken(state, query),
  );
  scope.get<{ Querystring: Query }>('/sns/userinfo', async ({ query }) => userInfo(state, query));
}

/** WeChat reads a body as JSON whatever its content type says; one that is none becomes undefined. */
function acceptAnyBody(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, JSON.parse(body.toString()));
    } catch {
      done(null, undefined);
    }
  });
}
