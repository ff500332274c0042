import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Subject } from './subject.ts';

/** Starts a server of this folder in a process of its own: it says where it is, and what it has used when it is asked. */
export async function startModule(file: string, ...settings: string[]): Promise<Subject> {
  const child = fork(new URL(file, import.meta.url), settings, { execArgv: ['--import', 'tsx'] });
  const [url] = (await once(child, 'message')).map(String);
  if (url === undefined) throw new Error(`${file} did not say where it is`);
  return {
    url,
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
