/**
 * `node build.mjs weapp|h5`: builds one platform, and fails when there is no result; `hello` is the
 * hello world that the app's launch is measured against (e2e/hello).
 * Taro exits with 0 without building when its configuration is wrong.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const builds = {
  weapp: { type: 'weapp', from: '.', result: 'app.json' },
  h5: { type: 'h5', from: '.', result: 'index.html' },
  hello: { type: 'weapp', from: 'e2e/hello', result: 'app.json' },
};
const name = process.argv[2];
if (!Object.hasOwn(builds, name)) stop('Say which one: node build.mjs weapp|h5|hello');

const { type, from, result } = builds[name];
const folder = new URL(`./dist/${name}/`, import.meta.url);
rmSync(folder, { recursive: true, force: true });
const { error, status } = spawnSync('taro', ['build', '--type', type, '--no-check'], {
  cwd: fileURLToPath(new URL(from, import.meta.url)),
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: { ...process.env, NODE_ENV: 'production' },
});
if (error) stop(`taro could not be started: pnpm puts it within reach, as in pnpm build:${name}.`);
if (status !== 0) stop(`taro build --type ${type} failed (${status}); its reason stands above.`);
if (!existsSync(new URL(result, folder)))
  stop(`taro built nothing into dist/${name}: read its output above, and check config/index.ts.`);

function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
