import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Starts another process that owns the server of a folder, and waits until it does. */
export async function spawnOwner(folder: string): Promise<{ child: ChildProcess; url: string }> {
  const child = fork(fileURLToPath(new URL('./owner.ts', import.meta.url)), [folder], {
    execArgv: ['--import', 'tsx'],
  });
  const [url] = await once(child, 'message');
  return { child, url: String(url) };
}

/** Kills a process as a crash would, and waits until it is gone. */
export async function killHard(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
