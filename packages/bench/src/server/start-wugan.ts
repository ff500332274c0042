import { randomBytes } from 'node:crypto';
import { startStack } from '@wugan/dev-stack';
import { pairOf } from './pair.ts';
import type { TokenSubject } from './subject.ts';

/** The built API on a durable PostgreSQL of its own, with the sandbox to sign in. */
export interface Wugan extends TokenSubject {
  readonly databaseUrl: string;
  /** What its refresh tokens are signed with. */
  readonly refreshSecret: string;
}

export async function startWugan(): Promise<Wugan> {
  const refreshSecret = randomBytes(32).toString('hex');
  const stack = await startStack({
    env: { LOG_LEVEL: 'warn', REFRESH_TOKEN_SECRET: refreshSecret },
  });
  return {
    url: stack.apiUrl,
    databaseUrl: stack.databaseUrl,
    refreshSecret,
    async signIn(user) {
      const answer = await post(`${stack.sandboxUrl}/sandbox/codes`, { user });
      const [, code] = /"code":"([^"]+)"/.exec(answer) ?? [];
      return pairOf(await post(`${stack.apiUrl}/api/v1/auth/login`, { code }));
    },
    async usage() {
      const text = await (await fetch(`${stack.apiUrl}/metrics`)).text();
      const figure = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
      return {
        cpuSeconds: figure('process_cpu_seconds_total'),
        residentBytes: figure('process_resident_memory_bytes'),
      };
    },
    stop: stack.stop,
  };
}

async function post(url: string, body: object): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return answer.text();
}
