import { mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { canEnter } from './can-enter.ts';
import type { Log } from './log.ts';
import { outsideOf } from './outside.ts';
import type { ServerUser } from './server-user.ts';

/** Where one embedded server lives. */
export interface Place {
  /** Holds the password; the folder we were asked for. */
  readonly folder: string;
  /** Holds the server's files; the same folder, if the server's user can enter it. */
  readonly home: string;
}

/** Decides where the server's files go, and makes the folders. */
export async function findPlace(
  wanted: string,
  user: ServerUser | undefined,
  log: Log,
): Promise<Place> {
  await mkdir(wanted, { recursive: true });
  const folder = await realpath(wanted);
  if (await canEnter(folder, user)) return { folder, home: folder };
  const home = outsideOf(folder);
  await mkdir(home, { recursive: true });
  log(`PostgreSQL's user cannot enter ${folder}: the data lies in ${home}`);
  return { folder, home };
}

/** The server's own data folder (PGDATA). */
export const clusterOf = ({ home }: Place) => join(home, 'cluster');
