import { randomUUID } from 'node:crypto';
import type { PasswordModel, RefreshTokenModel } from '@node-oauth/oauth2-server';
import type pg from 'pg';

const tables = `
  CREATE TABLE client (id text PRIMARY KEY, grants text[] NOT NULL);
  CREATE TABLE account (id uuid PRIMARY KEY, name text NOT NULL);
  CREATE TABLE access_token (
    token text PRIMARY KEY, expires_at timestamptz NOT NULL, scope text[],
    client_id text NOT NULL REFERENCES client, account_id uuid NOT NULL REFERENCES account
  );
  CREATE TABLE refresh_token (LIKE access_token INCLUDING ALL);
  INSERT INTO client VALUES ('bench', '{password,refresh_token}')`;

const insert = (table: string) =>
  `INSERT INTO ${table} (token, expires_at, scope, client_id, account_id) VALUES ($1, $2, $3, $4, $5)`;
const find = (table: string) =>
  `SELECT expires_at AS "expiresAt", scope, client_id AS "clientId", grants, account_id AS "accountId"
   FROM ${table} JOIN client ON client.id = client_id WHERE token = $1`;

interface TokenRow {
  readonly expiresAt: Date;
  readonly scope: string[] | null;
  readonly clientId: string;
  readonly grants: string[];
  readonly accountId: string;
}

/**
 * The model of @node-oauth/oauth2-server on PostgreSQL: what the refresh token and password grants need, a
 * statement where the documentation has "imaginary DB queries", and both rows of `saveToken` at once as there
 * (https://github.com/node-oauth/node-oauth2-server/blob/master/docs/api/model.md). Whoever asks may sign in.
 */
export async function createModel(pool: pg.Pool): Promise<RefreshTokenModel & PasswordModel> {
  await pool.query(tables);
  const findToken = async (table: 'access_token' | 'refresh_token', token: string) => {
    const { rows } = await pool.query<TokenRow>({
      name: `find ${table}`,
      text: find(table),
      values: [token],
    });
    const [row] = rows;
    if (!row) return;
    const client = { id: row.clientId, grants: row.grants };
    const scope = row.scope === null ? {} : { scope: row.scope };
    return { client, user: { id: row.accountId }, expiresAt: row.expiresAt, ...scope };
  };
  return {
    async getClient(id) {
      const { rows } = await pool.query<{ id: string; grants: string[] }>({
        name: 'find client',
        text: 'SELECT id, grants FROM client WHERE id = $1',
        values: [id],
      });
      return rows[0];
    },
    async getUser(name) {
      const id = randomUUID();
      await pool.query('INSERT INTO account (id, name) VALUES ($1, $2)', [id, name]);
      return { id };
    },
    async getAccessToken(accessToken) {
      const found = await findToken('access_token', accessToken);
      return found && { ...found, accessToken, accessTokenExpiresAt: found.expiresAt };
    },
    async getRefreshToken(refreshToken) {
      const found = await findToken('refresh_token', refreshToken);
      return found && { ...found, refreshToken, refreshTokenExpiresAt: found.expiresAt };
    },
    async revokeToken({ refreshToken }) {
      const text = 'DELETE FROM refresh_token WHERE token = $1';
      const { rowCount } = await pool.query({ name: 'revoke', text, values: [refreshToken] });
      return rowCount === 1;
    },
    async saveToken(token, client, user) {
      const { accessToken, accessTokenExpiresAt, refreshToken, refreshTokenExpiresAt } = token;
      const save = (table: string, ...issued: unknown[]) =>
        pool.query({
          name: `save ${table}`,
          text: insert(table),
          values: [...issued, token.scope, client.id, user.id],
        });
      await Promise.all([
        save('access_token', accessToken, accessTokenExpiresAt),
        save('refresh_token', refreshToken, refreshTokenExpiresAt),
      ]);
      return { ...token, client, user };
    },
  };
}
