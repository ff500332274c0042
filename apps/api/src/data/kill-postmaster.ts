import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Milliseconds that PostgreSQL is given for an immediate shutdown, and between two looks at it. */
const patience = 100;
const step = 10;

/** The process that all others of an embedded PostgreSQL belong to; undefined where none has started, or it has stopped. */
export function readPostmaster(home: string): number | undefined {
  try {
    const [pid] = readFileSync(join(home, 'cluster', 'postmaster.pid'), 'utf8').split('\n', 1);
    return Number(pid) || undefined;
  } catch {
    return undefined;
  }
}

/** Ends it before it returns, as a crash would: what was committed is recovered at the next start. */
export function killPostmaster(pid: number): void {
  // An immediate shutdown, also of one that is halted: it takes its children along.
  send(pid, 'SIGQUIT');
  send(pid, 'SIGCONT');
  const nothing = new Int32Array(new SharedArrayBuffer(4));
  for (let waited = 0; waited < patience && send(pid, 0); waited += step)
    Atomics.wait(nothing, 0, 0, step);
  send(pid, 'SIGKILL');
}

/** False where there is no such process, or no such signal on this system. */
function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
