import { spawn } from 'node:child_process';
import { pnpmCommand } from '../env.ts';

/**
 * Installs a folder that is no member of the workspace from its own lockfile: the ordinary install never sees
 * it. Shows pnpm's progress; quick when everything is there already.
 *
 * @returns whether it worked; what pnpm had to say stands above
 */
export async function installApart(folder: string): Promise<boolean> {
  const [command, ...first] = pnpmCommand();
  const flags = ['--ignore-workspace', '--frozen-lockfile', '--ignore-scripts', '--prefer-offline'];
  const code = await new Promise<number | null>((resolve) => {
    spawn(command, [...first, 'install', ...flags], { cwd: folder, stdio: 'inherit' })
      .on('error', () => resolve(null))
      .on('close', resolve);
  });
  return code === 0;
}
