/**
 * `node build.mjs weapp|h5`: builds one platform, and fails when there is no result.
 * Taro exits with 0 without building when its configuration is wrong.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';

const results = { weapp: 'app.json', h5: 'index.html' };
const platform = process.argv[2];
if (!Object.hasOwn(results, platform)) stop('Say which platform: node build.mjs weapp|h5');

const folder = new URL(`./dist/${platform}/`, import.meta.url);
rmSync(folder, { recursive: true, force: true });
const { status } = spawnSync('taro', ['build', '--type', platform, '--no-check'], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: { ...process.env, NODE_ENV: 'production' },
});
if (status !== 0)
  stop(`taro build --type ${platform} failed (${status}); its reason stands above.`);
if (!existsSync(new URL(results[platform], folder)))
  stop(
    `taro built nothing into dist/${platform}: read its output above, and check config/index.ts.`,
  );

function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
