import { runProgram } from './run-program.ts';

/** Who the server runs as. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

const NAME = 'postgres';

/**
 * The user the server must run as: PostgreSQL refuses to run as root, so root gets the system's `postgres` user,
 * made here if it is missing. `undefined` means "as ourselves".
 */
export async function findServerUser(): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const found = (await lookUp()) ?? (await create());
  if (found) return found;
  throw new Error(
    `PostgreSQL does not run as root, and the user "${NAME}" could not be made. ` +
      `Make it by hand (useradd --system ${NAME}), run as another user, or set DATABASE_URL.`,
  );
}

async function create(): Promise<ServerUser | undefined> {
  await run('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME]);
  // Alpine has no useradd; where both worked or another process was quicker, this changes nothing.
  if (!(await lookUp())) await run('adduser', ['-S', '-D', '-H', NAME]);
  return lookUp();
}

async function lookUp(): Promise<ServerUser | undefined> {
  const [uid, gid] = await Promise.all([run('id', ['-u', NAME]), run('id', ['-g', NAME])]);
  return uid.ok && gid.ok ? { uid: Number(uid.output), gid: Number(gid.output) } : undefined;
}

function run(file: string, args: readonly string[]) {
  return runProgram(file, args, { user: undefined, cwd: '/' });
}
