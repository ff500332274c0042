import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Programs } from './find-programs.ts';
import { type Postmaster, readPostmaster } from './read-postmaster.ts';
import { runProgram } from './run-program.ts';
import { serverUrl } from './server-url.ts';
import type { ServerUser } from './server-user.ts';

/** Everything needed to command the server of one data folder. */
export interface ServerContext {
  readonly cluster: string;
  readonly programs: Programs;
  readonly password: string;
  readonly user: ServerUser | undefined;
}

/**
 * Starts the server, or finds it running.
 *
 * `pg_ctl` puts it in a process group of its own, so that Ctrl-C in a terminal does not take the database away from
 * those who are still finishing their work.
 */
export async function runServer(context: ServerContext): Promise<{ port: number; found: boolean }> {
  const running = await readPostmaster(context.cluster);
  if (running && (await answers(running, context))) return { port: running.port, found: true };
  if (running) await haltServer(context);
  let output = '';
  // Another process may take the free port, or start this very server, between our look and the start.
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const port = await findFreePort();
    const started = await control(context, [
      'start',
      '-w',
      '-t',
      '60',
      ...logTo(context),
      '-o',
      `-p ${port}`,
    ]);
    if (started.ok) return { port, found: false };
    output = started.output;
    const other = await readPostmaster(context.cluster);
    if (other && (await answers(other, context))) return { port: other.port, found: true };
  }
  const log = await readServerLog(context.cluster);
  throw new Error(`PostgreSQL did not start in ${context.cluster}: ${output}\n${log}`);
}

/** Stops the server: its clients are cut off, everything committed is kept. Without effect on one that is stopped. */
export async function haltServer(context: ServerContext): Promise<void> {
  if (!(await readPostmaster(context.cluster))) return;
  const stopped = await control(context, ['stop', '-w', '-t', '10', '-m', 'fast']);
  // `immediate` is a crash on purpose: safe, and made good at the next start.
  if (!stopped.ok) await control(context, ['stop', '-w', '-t', '5', '-m', 'immediate']);
}

/** The end of what the server had to say since its start. */
export async function readServerLog(cluster: string): Promise<string> {
  const text = await readFile(join(cluster, 'server.log'), 'utf8').catch(() => '');
  return text.trim().split('\n').slice(-12).join('\n');
}

/** Whether a server answers; waits as long as it says that it is still on its way up. */
async function answers({ pid, port }: Postmaster, context: ServerContext): Promise<boolean> {
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const client = new pg.Client({
      connectionString: serverUrl(port, context.password, 'postgres'),
      ssl: false,
      connectionTimeoutMillis: 5_000,
    });
    client.on('error', () => {});
    try {
      await client.connect();
      return true;
    } catch {
      await pause(50);
    } finally {
      await client.end().catch(() => {});
    }
    if ((await readPostmaster(context.cluster))?.pid !== pid) return false;
  }
  return false;
}

function control({ cluster, programs, user }: ServerContext, args: readonly string[]) {
  return runProgram(programs.pgCtl, [...args, '-D', cluster], { user, cwd: cluster });
}

function logTo({ cluster }: ServerContext): readonly string[] {
  return ['-l', join(cluster, 'server.log')];
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
