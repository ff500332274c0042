import { randomBytes } from 'node:crypto';
import { type Connection, openConnection } from './connection.ts';
import { type Pair, pairOf } from './pair.ts';

/** Somebody who asks without pause, on one connection. */
export interface VirtualUser {
  /** Until `deadline` (`performance.now()`); gives the milliseconds of each answer. */
  run(deadline: number): Promise<number[]>;
  close(): void;
}

/** Refreshes each pair with the one before it; goes on, at every run, from where the last one ended. */
export async function openRefresher(url: string, signedIn: Pair): Promise<VirtualUser> {
  const connection = await openConnection(url);
  let { refreshToken } = signedIn;
  const refresh = async () => {
    const attempt = randomBytes(16).toString('hex');
    const body = { refreshToken, attempt };
    ({ refreshToken } = pairOf(await connection.send('POST', '/api/v1/auth/refresh', { body })));
  };
  return { run: (deadline) => repeat(refresh, deadline), close: connection.close };
}

/** Reads one path again and again, with an access token or without. */
export async function openReader(
  url: string,
  path: string,
  accessToken?: string,
): Promise<VirtualUser> {
  const connection = await openConnection(url);
  const asked = accessToken === undefined ? {} : { accessToken };
  const read = () => connection.send('GET', path, asked);
  return { run: (deadline) => repeat(read, deadline), close: connection.close };
}

/** Does one thing again and again, on a connection of their own. */
export async function openUser(
  url: string,
  ask: (connection: Connection) => Promise<unknown>,
): Promise<VirtualUser> {
  const connection = await openConnection(url);
  return { run: (deadline) => repeat(() => ask(connection), deadline), close: connection.close };
}

async function repeat(ask: () => Promise<unknown>, deadline: number): Promise<number[]> {
  const times: number[] = [];
  for (let startedAt = performance.now(); startedAt < deadline; ) {
    await ask();
    const answeredAt = performance.now();
    times.push(answeredAt - startedAt);
    startedAt = answeredAt;
  }
  return times;
}
