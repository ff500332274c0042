import { randomBytes } from 'node:crypto';
import { openConnection } from './connection.ts';
import { refreshTokenOf } from './refresh-token-of.ts';

/** Somebody who refreshes without pause, each token with the one before it, on one connection. */
export interface VirtualUser {
  /** Until `deadline` (`performance.now()`); gives the milliseconds of each refresh. */
  run(deadline: number): Promise<number[]>;
  close(): void;
}

/** Goes on, at every run, from where the last one ended. */
export async function openVirtualUser(url: string, signedIn: string): Promise<VirtualUser> {
  const connection = await openConnection(url);
  let refreshToken = signedIn;
  return {
    async run(deadline) {
      const times: number[] = [];
      for (let startedAt = performance.now(); startedAt < deadline; ) {
        const attempt = randomBytes(16).toString('hex');
        const answer = await connection.post('/api/v1/auth/refresh', { refreshToken, attempt });
        refreshToken = refreshTokenOf(answer);
        const answeredAt = performance.now();
        times.push(answeredAt - startedAt);
        startedAt = answeredAt;
      }
      return times;
    },
    close: connection.close,
  };
}
