import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { pnpmCommand } from '../env.ts';

const folder = fileURLToPath(new URL('../../peers', import.meta.url));

/**
 * Installs the packages that the table compares with, from their own lockfile: the ordinary install
 * of the workspace never sees them. Shows pnpm's progress; quick when they are there already.
 */
export async function installPeers(): Promise<void> {
  const [command, ...first] = pnpmCommand();
  const flags = ['--ignore-workspace', '--frozen-lockfile', '--ignore-scripts', '--prefer-offline'];
  const code = await new Promise<number | null>((resolve) => {
    spawn(command, [...first, 'install', ...flags], { cwd: folder, stdio: 'inherit' })
      .on('error', () => resolve(null))
      .on('close', resolve);
  });
  if (code === 0) return;
  throw new Error(
    'The packages to compare with could not be installed (see above; they come from the package ' +
      'registry). Once it is in reach, run this again; `pnpm scoreboard --ours` needs none of them.',
  );
}
