import { fork } from 'node:child_process';
import { once } from 'node:events';
import { productionEnv } from '../env.ts';
import type { Subject } from './subject.ts';

/**
 * Starts a server in a process of its own: it says where it is, and what it has used when it is asked.
 *
 * @param file from this folder
 * @throws if the process ends without a word; what it had to say stands on standard error
 */
export async function startModule(file: string, ...settings: string[]): Promise<Subject> {
  const child = fork(new URL(file, import.meta.url), settings, {
    execArgv: ['--import', 'tsx'],
    env: productionEnv,
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (said) => resolve(String(said)));
    child.once('exit', (code) => reject(new Error(`${file} ended (${code}) before it listened`)));
  });
  return {
    url,
    async usage() {
      const answered = once(child, 'message');
      child.send('usage');
      const [cpuSeconds, residentBytes]: unknown[] = (await answered).flat();
      return { cpuSeconds: Number(cpuSeconds), residentBytes: Number(residentBytes) };
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}
