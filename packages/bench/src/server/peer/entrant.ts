import { createHash } from 'node:crypto';
import { type Connection, openConnection } from '../connection.ts';
import { pairOf } from '../pair.ts';
import type { Subject, TokenSubject } from '../subject.ts';
import { openUser, type VirtualUser } from '../virtual-user.ts';
import type { Peer } from './peers.ts';

/** Somebody in the table: ours, the stateless design, or a peer. */
export interface Entrant {
  readonly name: string;
  readonly subject: Subject;
  /** What a user keeps who has just signed in. */
  signIn(user: string): Promise<string>;
  /** What they keep afterwards. */
  refresh(connection: Connection, kept: string): Promise<string>;
}

/** Ours, or what speaks our protocol. */
export function ownEntrant(name: string, subject: TokenSubject): Entrant {
  return {
    name,
    subject,
    signIn: async (user) => (await subject.signIn(user)).refreshToken,
    async refresh(connection, refreshToken) {
      // A client makes one key for each pair that it stores, and keeps to it when it asks again.
      const attempt = createHash('sha256').update(refreshToken).digest('hex').slice(0, 32);
      const body = { refreshToken, attempt };
      return pairOf(await connection.send('POST', '/api/v1/auth/refresh', { body })).refreshToken;
    },
  };
}

export function peerEntrant({ name, signIn, refresh }: Peer, subject: Subject): Entrant {
  return {
    name,
    subject,
    refresh,
    async signIn(user) {
      const connection = await openConnection(subject.url);
      try {
        return await signIn(connection, user);
      } finally {
        connection.close();
      }
    },
  };
}

/** Users who sign in and then refresh without pause, each with what it got last. */
export async function openUsers(entrant: Entrant, count: number): Promise<VirtualUser[]> {
  const users: VirtualUser[] = [];
  for (let n = 0; n < count; n += 1) {
    let kept = await entrant.signIn(`user ${n} of ${count}, in turn`);
    users.push(
      await openUser(entrant.subject.url, async (connection) => {
        kept = await entrant.refresh(connection, kept);
      }),
    );
  }
  return users;
}
