import { fileURLToPath } from 'node:url';
import { installApart } from './install-apart.ts';

const folder = fileURLToPath(new URL('../../peers', import.meta.url));

/** Installs the packages that the table compares with. */
export async function installPeers(): Promise<void> {
  if (await installApart(folder)) return;
  throw new Error(
    'The packages to compare with could not be installed (see above; they come from the package ' +
      'registry). Once it is in reach, run this again; `pnpm scoreboard --ours` needs none of them.',
  );
}
