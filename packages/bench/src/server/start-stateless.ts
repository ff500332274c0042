import { openConnection } from './connection.ts';
import { pairOf } from './pair.ts';
import { startModule } from './start-module.ts';
import type { TokenSubject } from './subject.ts';

/** Starts the stateless design. */
export async function startStateless(): Promise<TokenSubject> {
  const subject = await startModule('stateless.ts');
  return {
    ...subject,
    async signIn() {
      const connection = await openConnection(subject.url);
      const answer = await connection.send('POST', '/api/v1/auth/login', { body: {} });
      connection.close();
      return pairOf(answer);
    },
  };
}
