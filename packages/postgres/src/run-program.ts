import { execFile } from 'node:child_process';
import { programEnv } from './env.ts';
import type { ServerUser } from './server-user.ts';

interface ProgramOptions {
  /** Run as this user; absent: as ourselves. */
  readonly user: ServerUser | undefined;
  /** A folder that user can enter: `initdb` and `postgres` fail in one they cannot read. */
  readonly cwd: string;
}

interface Outcome {
  readonly ok: boolean;
  readonly output: string;
}

/** Runs a program to its end; a non-zero exit, or a program that cannot run at all, is `ok: false`, never a throw. */
export function runProgram(
  file: string,
  args: readonly string[],
  { user, cwd }: ProgramOptions,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const options = { cwd, env: programEnv, windowsHide: true, ...user };
    execFile(file, args, options, (error, stdout, stderr) => {
      const output = `${stdout}${stderr}`.trim();
      resolve({ ok: error === null, output: output || (error?.message ?? '') });
    });
  });
}
