import formBody from '@fastify/formbody';
import OAuth2Server from '@node-oauth/oauth2-server';
import fastify from 'fastify';
import pg from 'pg';
import { announce } from '../src/server/announce.ts';
import { createModel } from './oauth2-model.ts';

interface Asked {
  readonly Body: Record<string, string>;
  readonly Querystring: Record<string, string>;
}

/**
 * \@node-oauth/oauth2-server behind Fastify, as its guide has it for a framework without an adapter
 * (https://github.com/node-oauth/node-oauth2-server/blob/master/docs/guide/getting-started.md): a `Request` and a
 * `Response` of its own, handed to `token()`. A public client; `alwaysIssueNewRefreshToken` is its rotation.
 */
async function main([databaseUrl]: string[]): Promise<void> {
  const oauth = new OAuth2Server({
    model: await createModel(new pg.Pool({ connectionString: databaseUrl })),
    accessTokenLifetime: 14_400,
    refreshTokenLifetime: 604_800,
    requireClientAuthentication: { password: false, refresh_token: false },
    alwaysIssueNewRefreshToken: true,
  });
  const app = fastify();
  await app.register(formBody);
  app.post<Asked>('/token', async ({ headers: sent, method, query, body }, reply) => {
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(sent))
      if (typeof value === 'string') headers[name] = value;
    const request = new OAuth2Server.Request({ headers, method, query, body });
    const response = new OAuth2Server.Response({});
    await oauth.token(request, response).catch(() => {});
    return reply
      .status(response.status ?? 500)
      .headers(response.headers ?? {})
      .send(response.body);
  });
  announce(await app.listen({ host: '127.0.0.1', port: 0 }));
}

await main(process.argv.slice(2));
