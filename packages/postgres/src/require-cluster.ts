import { randomBytes } from 'node:crypto';
import { appendFile, chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from './error-code.ts';
import { clusterOf, type Place } from './find-place.ts';
import type { Programs } from './find-programs.ts';
import { foreignFolder } from './foreign-folder.ts';
import type { Log } from './log.ts';
import { runProgram } from './run-program.ts';
import type { ServerUser } from './server-user.ts';

const SETTINGS = `
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
`;

interface ClusterOptions {
  readonly place: Place;
  readonly programs: Programs;
  readonly password: string;
  readonly user: ServerUser | undefined;
  readonly log: Log;
}

/** Makes the server's files if there are none, and throws if another major version made them. */
export async function requireCluster(options: ClusterOptions): Promise<void> {
  const { place, programs, log } = options;
  const cluster = clusterOf(place);
  const version = await readVersion(cluster);
  if (version === programs.major) return;
  if (version !== undefined) {
    throw new Error(
      `${cluster} was made by PostgreSQL ${version}, and this is PostgreSQL ${programs.major}. ` +
        'Move that folder away to begin with an empty database, or take its data along with pg_dump of the old version.',
    );
  }
  log(`PostgreSQL ${programs.major}: making an empty database in ${cluster}`);
  await create(options, cluster);
}

async function create({ place, programs, password, user }: ClusterOptions, cluster: string) {
  // Made aside and renamed when complete: a start that was killed halfway leaves nothing that looks like a database.
  const staging = join(place.home, `new-${randomBytes(6).toString('hex')}`);
  const passwordFile = join(staging, 'password');
  const fresh = join(staging, 'cluster');
  try {
    await mkdir(staging, { mode: 0o700 });
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (user) {
      await chown(passwordFile, user.uid, user.gid);
      await chown(staging, user.uid, user.gid);
    }
    const args = [
      `--pgdata=${fresh}`,
      `--pwfile=${passwordFile}`,
      '--username=wugan',
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ];
    const { ok, output } = await runProgram(programs.initdb, args, { user, cwd: staging });
    if (!ok) throw new Error(`PostgreSQL could not make its files in ${fresh}: ${output}`);
    await appendFile(join(fresh, 'postgresql.conf'), SETTINGS);
    await chmod(fresh, 0o700);
    await rename(fresh, cluster).catch(async (error: unknown) => {
      if ((await readVersion(cluster)) === undefined) throw error;
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function readVersion(cluster: string): Promise<string | undefined> {
  try {
    return (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw foreignFolder(cluster, error);
  }
}
