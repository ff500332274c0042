import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clusterOf, findPlace } from './find-place.ts';
import { readPostmaster } from './read-postmaster.ts';
import { serverUrl } from './server-url.ts';
import { findServerUser } from './server-user.ts';

/** The database of a folder whose server is running, whoever owns it; undefined if none is. Starts nothing. */
export async function findRunningPostgres(folder: string): Promise<string | undefined> {
  const password = await readFile(join(folder, 'password'), 'utf8').catch(() => undefined);
  if (password === undefined) return undefined;
  const place = await findPlace(folder, await findServerUser(), () => {});
  const running = await readPostmaster(clusterOf(place));
  return running && serverUrl(running.port, password, 'wugan');
}
