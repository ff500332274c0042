import type { Connection } from '../connection.ts';
import { oauth } from './oauth.ts';

/** A server from the registry that is measured beside ours. Its module lies in `peers-server`. */
export interface Peer {
  readonly id: string;
  readonly name: string;
  /** Whose versions are told. */
  readonly packages: readonly string[];
  /** Where its documentation says how it is used. */
  readonly documentation: string;
  /** What one operation is. */
  readonly operation: string;
  /** What somebody keeps who has just signed in. */
  signIn(connection: Connection, user: string): Promise<string>;
  /** What they keep afterwards. */
  refresh(connection: Connection, kept: string): Promise<string>;
}

export const peers: readonly Peer[] = [
  {
    id: 'oidc-provider',
    name: 'oidc-provider',
    packages: ['oidc-provider'],
    documentation:
      'https://github.com/panva/node-oidc-provider/blob/main/docs/README.md#rotaterefreshtoken',
    operation:
      '`grant_type=refresh_token` with `rotateRefreshToken: true`: an old token is marked as consumed, a new one and an opaque access token are stored, two reads and three writes through its adapter interface. Without the scope `openid`, so that no ID token is signed. The newest version that runs on Node 20.',
    signIn: (connection) => connection.send('POST', '/sign-in'),
    refresh: oauth.refresh,
  },
  {
    id: 'oauth2-server',
    name: '@node-oauth/oauth2-server',
    packages: ['@node-oauth/oauth2-server', 'fastify'],
    documentation:
      'https://github.com/node-oauth/node-oauth2-server/blob/master/docs/guide/getting-started.md',
    operation:
      '`grant_type=refresh_token` with `alwaysIssueNewRefreshToken`: the old token is deleted, a new one and an opaque access token are stored, two reads and three writes by the model that its documentation asks for.',
    signIn: oauth.signIn,
    refresh: oauth.refresh,
  },
  {
    id: 'better-auth',
    name: 'better-auth, session',
    packages: ['better-auth', 'kysely', 'fastify'],
    documentation: 'https://better-auth.com/docs/concepts/session-management',
    operation:
      '**Not a rotation**: it has sessions, and no refresh token. `get-session` with `updateAge: 0` reads the session and its user and moves the end of the session, one write; the bearer token stays the same for as long as the session lives. Refresh tokens that rotate are in a plug-in, @better-auth/oauth-provider, which is not measured: its newest release (1.7.5) does not fit this one.',
    async signIn(connection, user) {
      const email = `${user.replaceAll(/\W+/g, '.')}@app.example`;
      const body = { email, name: user, password: 'a long enough password' };
      const answer = await connection.send('POST', '/api/auth/sign-up/email', { body });
      return tokenIn(answer);
    },
    async refresh(connection, kept) {
      return tokenIn(await connection.send('GET', '/api/auth/get-session', { accessToken: kept }));
    },
  },
];

function tokenIn(answer: string): string {
  const [, token] = /"token":"([^"]+)"/.exec(answer) ?? [];
  if (token === undefined) throw new Error(`There is no session in: ${answer}`);
  return token;
}
