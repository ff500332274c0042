import { fork } from 'node:child_process';
import { once } from 'node:events';
import { openConnection } from './connection.ts';
import { refreshTokenOf } from './refresh-token-of.ts';
import type { Subject } from './subject.ts';

/** Starts the stateless design in a process of its own. */
export async function startStateless(): Promise<Subject> {
  const child = fork(new URL('stateless.ts', import.meta.url), { execArgv: ['--import', 'tsx'] });
  const [url] = (await once(child, 'message')).map(String);
  if (url === undefined) throw new Error('The stateless server did not say where it is');
  return {
    url,
    async signIn() {
      const connection = await openConnection(url);
      const answer = await connection.post('/api/v1/auth/login', {});
      connection.close();
      return refreshTokenOf(answer);
    },
    async usage() {
      const answered = once(child, 'message');
      child.send('usage');
      const [cpuSeconds, residentBytes]: unknown[] = (await answered).flat();
      return { cpuSeconds: Number(cpuSeconds), residentBytes: Number(residentBytes) };
    },
    async stop() {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}
