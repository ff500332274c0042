import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Milliseconds that a server is given for an immediate shutdown, and between two looks at it. */
const patience = 100;
const step = 10;

/**
 * Ends a server that has not stopped, before this returns, as a crash would: what was committed is recovered at
 * the next start. For a process that ends itself, where nothing can be waited for any more.
 */
export function killServer(cluster: string, pid: number): void {
  if (pid !== readPid(cluster)) return;
  // An immediate shutdown, also of one that is halted: it takes its children along.
  send(pid, 'SIGQUIT');
  send(pid, 'SIGCONT');
  const nothing = new Int32Array(new SharedArrayBuffer(4));
  for (let waited = 0; waited < patience && send(pid, 0); waited += step)
    Atomics.wait(nothing, 0, 0, step);
  send(pid, 'SIGKILL');
}

/** Whoever has stopped has removed the file, and its number may be somebody else's. */
function readPid(cluster: string): number | undefined {
  try {
    return Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n', 1)[0]);
  } catch {
    return undefined;
  }
}

/** False where there is no such process, or no such signal on this system. */
function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
