import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { platform } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { errorCode } from './error-code.ts';

/** A server that runs on a data folder, as its `postmaster.pid` tells. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/**
 * The server that runs on a data folder, also one that a killed process left behind; a `postmaster.pid` whose server
 * is gone is removed, for PostgreSQL would refuse to start if anybody else has that number now.
 */
export async function readPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const file = join(cluster, 'postmaster.pid');
  // https://www.postgresql.org/docs/current/storage-file-layout.html: pid, folder, start time, port, …
  const lines = await readFile(file, 'utf8').then(
    (text) => text.split('\n'),
    () => undefined,
  );
  if (lines === undefined) return undefined;
  const pid = Math.abs(Number(lines[0]));
  if (pid > 0 && isAlive(pid) && (await isServerOf(pid, cluster))) {
    return { pid, port: Number(lines[3] ?? 0) };
  }
  await rm(file, { force: true });
  return undefined;
}

/** Whether a process exists; one that is not ours to signal does. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

async function isServerOf(pid: number, cluster: string): Promise<boolean> {
  if (platform() === 'win32') return true;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() =>
    promisify(execFile)('ps', ['-p', String(pid), '-o', 'args=']).then(
      ({ stdout }) => stdout,
      () => '',
    ),
  );
  return command.includes(cluster);
}
