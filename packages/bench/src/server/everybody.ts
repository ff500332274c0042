import { createHmac, randomBytes } from 'node:crypto';
import type { Side } from './compare.ts';
import type { Connection } from './connection.ts';
import { onDatabase } from './on-database.ts';
import { pairOf } from './pair.ts';
import type { Wugan } from './start-wugan.ts';
import { openUser } from './virtual-user.ts';

/**
 * Users who refresh on behalf of everybody: each time another session, drawn at random, so that a large table
 * cannot be answered from a few pages of it. Who comes round again goes on with the pair of the last time.
 */
export async function everybody(wugan: Wugan, users: number, sessions: number): Promise<Side> {
  let waiting = await readTokens(wugan, sessions);
  let refreshed: string[] = [];
  // Whoever is being refreshed is in neither: nobody is asked for twice at once.
  const takeNext = () => {
    if (waiting.length === 0) [waiting, refreshed] = [refreshed, waiting];
    return waiting.pop();
  };
  const refreshNext = async (connection: Connection) => {
    const refreshToken = takeNext();
    if (refreshToken === undefined) throw new Error('There are fewer sessions than users');
    const body = { refreshToken, attempt: randomBytes(16).toString('hex') };
    const answer = await connection.send('POST', '/api/v1/auth/refresh', { body });
    refreshed.push(pairOf(answer).refreshToken);
  };
  return {
    subject: wugan,
    users: await Promise.all(Array.from({ length: users }, () => openUser(wugan.url, refreshNext))),
  };
}

interface Row {
  readonly id: string;
  readonly user_id: string;
}

/** The tokens of that many sessions that were filled in and have never been refreshed. */
async function readTokens({ databaseUrl, refreshSecret }: Wugan, count: number): Promise<string[]> {
  const rows = await onDatabase(databaseUrl, async (client) => {
    const { rows } = await client.query<Row>(
      'SELECT id, user_id FROM session WHERE epoch = 0 AND generation = 0 ORDER BY random() LIMIT $1',
      [count],
    );
    return rows;
  });
  return rows.map(({ id, user_id: sub }) => {
    const claims = { sub, sid: id, epoch: 0, gen: 0, iat: 0, exp: 0 };
    const marks = { iss: 'wugan', aud: 'wugan-refresh' };
    const input = `${encode({ alg: 'HS256', typ: 'rt+jwt', kid: '1' })}.${encode({ ...claims, ...marks })}`;
    return `${input}.${createHmac('sha256', refreshSecret).update(input).digest('base64url')}`;
  });
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
