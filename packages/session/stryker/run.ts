import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const home = fileURLToPath(new URL('.', import.meta.url));
const flags = ['--ignore-workspace', '--frozen-lockfile', '--ignore-scripts', '--prefer-offline'];

function run(command: string, args: readonly string[], cwd: string): void {
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

// From its own lockfile: the ordinary install of the workspace never sees it.
run('npx', ['-y', 'pnpm@10.34.9', 'install', ...flags], home);
const rest = process.argv.slice(2).filter((argument) => argument !== '--');
run(
  `${home}node_modules/.bin/stryker`,
  ['run', 'stryker/stryker.config.json', ...rest],
  `${home}..`,
);
