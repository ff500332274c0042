import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { repository } from './repository.ts';
import { type Child, runChild } from './run-child.ts';

/** As `pnpm --filter @wugan/api start` has it. */
const flags = ['--max-old-space-size=1024'];

export interface ApiOptions {
  readonly port: number;
  /** Everything but the port. */
  readonly env: NodeJS.ProcessEnv;
  readonly print?: (chunk: string) => void;
  /** Ends the waiting, and the API with it. */
  readonly signal?: AbortSignal;
}

/** Starts the built API and returns once `/health/ready` says so; a failed start throws with the API's last lines. */
export async function startApi({ port, env, print, signal }: ApiOptions): Promise<Child> {
  const file = repository.apiMain;
  if (!existsSync(file)) {
    throw new Error(`${file} is missing: build it with \`pnpm build\`.`);
  }
  const options = { file, flags, env: { ...env, PORT: String(port) } };
  const child = runChild(print ? { ...options, print } : options);
  const asking = new AbortController();
  signal?.addEventListener('abort', () => void child.stop(), { signal: asking.signal });
  const end = await Promise.race([child.gone, untilReady(port, asking.signal)]);
  asking.abort();
  if (end === 'ready') return child;
  await child.kill();
  throw new Error(`The API ${end}. Its last lines:\n${child.logs().slice(-20).join('\n')}`);
}

async function untilReady(port: number, signal: AbortSignal): Promise<string> {
  const deadline = Date.now() + 60_000;
  let answer = 'no answer';
  while (Date.now() < deadline && !signal.aborted) {
    await pause(50);
    try {
      const response = await fetch(`http://127.0.0.1:${port}/health/ready`, {
        signal: AbortSignal.timeout(5_000),
      });
      if (response.ok) return 'ready';
      answer = `${response.status} ${await response.text()}`;
    } catch (error) {
      answer = String(error);
    }
  }
  return `was not ready after a minute (/health/ready: ${answer})`;
}
