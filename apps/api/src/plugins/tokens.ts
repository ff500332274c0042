import type { FastifyInstance } from 'fastify';
import type { Config } from '../config/config.ts';
import { createAccessTokens } from '../rotation/access-tokens.ts';
import { createRefreshTokens } from '../rotation/refresh-tokens.ts';
import type { Tokens } from '../session/token-answer.ts';
import { registerKeyring } from './keyring.ts';

/** Both kinds of token, each with keys of its own. */
export async function registerTokens(
  app: FastifyInstance,
  { accessKeys, refreshSecrets, accessLifetime }: Config,
): Promise<Tokens> {
  const access = await registerKeyring(app, 'access', accessKeys);
  const refresh = await registerKeyring(app, 'refresh', refreshSecrets);
  return {
    access: createAccessTokens(access, accessLifetime),
    refresh: createRefreshTokens(refresh),
  };
}
