import { fileURLToPath } from 'node:url';
import { versionsIn } from '../../report/versions.ts';
import { installApart } from '../../run/install-apart.ts';

const folder = new URL('../../../peers-server/', import.meta.url);

/** @throws with a sentence that says what to do, if they cannot be had */
export async function installPeers(): Promise<void> {
  if (await installApart(fileURLToPath(folder))) return;
  throw new Error(
    'the packages could not be installed (see above; they come from the package registry). ' +
      'Once it is in reach, run this again.',
  );
}

/** `name version` of each package, as the peers have it. */
export function versionsOf(packages: readonly string[]): Promise<string[]> {
  return versionsIn(folder, packages);
}
