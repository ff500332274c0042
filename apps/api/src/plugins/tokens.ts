import type { FastifyInstance } from 'fastify';
import type { Config } from '../config/config.ts';
import { createAccessTokens } from '../rotation/access-tokens.ts';
import { createRefreshTokens } from '../rotation/refresh-tokens.ts';
import { createSecretKeyring } from '../rotation/secret-keyring.ts';
import { tokenMarks } from '../rotation/token-marks.ts';
import type { Tokens } from '../session/token-answer.ts';
import { registerAccessKeyring } from './access-keyring.ts';

/** Both kinds of token, each with keys of its own. */
export async function registerTokens(
  app: FastifyInstance,
  { accessKeys, refreshSecrets, accessLifetime }: Config,
): Promise<Tokens> {
  const access = await registerAccessKeyring(app, accessKeys);
  const refresh = createSecretKeyring(refreshSecrets, tokenMarks.refresh);
  return {
    access: createAccessTokens(access, accessLifetime),
    refresh: createRefreshTokens(refresh),
  };
}
