import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { inheritedEnv } from '../env.ts';
import { repository } from '../repository.ts';
import { createTail } from '../tail.ts';

const TASKS = ['@wugan/api#build', '@wugan/mini#build:h5'];

/** Builds the API and the H5 page; turbo leaves alone what has not changed. An abort ends the build. */
export async function buildApps(signal: AbortSignal): Promise<void> {
  const tail = createTail(60);
  const turbo = createRequire(import.meta.url).resolve('turbo/bin/turbo');
  const child = spawn(process.execPath, [turbo, 'run', ...TASKS, '--output-logs=errors-only'], {
    cwd: repository.root,
    detached: true,
    env: {
      ...inheritedEnv,
      TURBO_TELEMETRY_DISABLED: '1',
      TURBO_NO_UPDATE_NOTIFIER: '1',
      NO_COLOR: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', tail.push);
  }
  const stop = () => child.kill('SIGTERM');
  signal.addEventListener('abort', stop);
  const [code] = await once(child, 'close');
  signal.removeEventListener('abort', stop);
  signal.throwIfAborted();
  if (code !== 0) throw new Error(`The build failed. Its last lines:\n${tail.lines().join('\n')}`);
}
