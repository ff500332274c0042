import { chmod, mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'wugan-postgres-';

/** Makes a folder for a server that lives no longer than this process, whose number is in its name. */
export async function makeTemporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  // The server's user must be able to pass through; what lies inside is closed by itself.
  await chmod(folder, 0o711);
  return folder;
}

/** All such folders, of living and of dead processes. */
export async function listTemporaryFolders(): Promise<{ folder: string; pid: number }[]> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(PREFIX));
  return names.map((name) => ({
    folder: join(tmpdir(), name),
    pid: Number(name.slice(PREFIX.length).split('-')[0]),
  }));
}
