import { runProgram } from './run-program.ts';
import type { ServerUser } from './server-user.ts';

/** Whether the server's user can enter a folder: asked by entering it, so that every kind of permission counts. */
export async function canEnter(folder: string, user: ServerUser | undefined): Promise<boolean> {
  if (user === undefined) return true;
  const { ok } = await runProgram('/bin/sh', ['-c', 'cd -- "$0"', folder], { user, cwd: '/' });
  return ok;
}
