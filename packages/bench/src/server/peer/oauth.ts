import type { Connection } from '../connection.ts';

const client_id = 'bench';

/** The token endpoint of RFC 6749, §6 and §4.3, as a public client asks it. */
export const oauth = {
  async signIn(connection: Connection, username: string): Promise<string> {
    return grant(connection, { grant_type: 'password', username, password: 'any' });
  },
  async refresh(connection: Connection, refresh_token: string): Promise<string> {
    return grant(connection, { grant_type: 'refresh_token', refresh_token });
  },
};

async function grant(connection: Connection, asked: Record<string, string>): Promise<string> {
  const answer = await connection.send('POST', '/token', { form: { ...asked, client_id } });
  const [, token] = /"refresh_token":"([^"]+)"/.exec(answer) ?? [];
  if (token === undefined) throw new Error(`There is no refresh token in: ${answer}`);
  return token;
}
