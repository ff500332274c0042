import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';
import pg from 'pg';
import { addressOf } from '../src/server/address-of.ts';
import { announce } from '../src/server/announce.ts';
import { createAdapters } from './oidc-adapter.ts';

const clientId = 'bench';
const scope = 'offline_access';

/**
 * oidc-provider, as its documentation has it (https://github.com/panva/node-oidc-provider/blob/main/docs/README.md):
 * `adapter` on PostgreSQL, `rotateRefreshToken: true`, a public client, access tokens in the default format
 * (opaque, stored). Without the scope `openid`, so that no ID token has to be signed: ours signs none.
 * Version 8 is the newest for Node 20; 9 asks for 22.
 */
async function main([databaseUrl]: string[]): Promise<void> {
  // As long as Fastify's: its users wait while others are measured.
  const server = createServer({ keepAliveTimeout: 72_000 }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = addressOf(server);
  const adapter = await createAdapters(new pg.Pool({ connectionString: databaseUrl }));
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const provider = new Provider(url, {
    adapter,
    clients: [
      {
        client_id: clientId,
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        id_token_signed_response_alg: 'ES256',
        redirect_uris: ['https://app.example/callback'],
      },
    ],
    clientAuthMethods: ['none'],
    cookies: { keys: [randomBytes(32).toString('hex')] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kty: 'EC', alg: 'ES256' }] },
    rotateRefreshToken: true,
    ttl: { AccessToken: 14_400, RefreshToken: 604_800, Grant: 604_800 },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (request.url !== '/sign-in') return answer(request, response);
    return signIn(provider).then((token) => response.end(token));
  });
  announce(url);
}

/** A grant and its first refresh token by the provider's own models: the pages in between are not measured. */
async function signIn(provider: Provider): Promise<string> {
  const accountId = randomBytes(16).toString('hex');
  const client = await provider.Client.find(clientId);
  if (!client) throw new Error('The provider does not know its client');
  const grant = new provider.Grant({ accountId, clientId });
  grant.addOIDCScope(scope);
  const grantId = await grant.save();
  const gty = 'authorization_code';
  return new provider.RefreshToken({ accountId, client, grantId, gty, scope }).save();
}

await main(process.argv.slice(2));
