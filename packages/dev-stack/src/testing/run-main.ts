import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { inheritedEnv } from '../env.ts';

/** `pnpm start` as a test sees it. */
export interface MainRun {
  /** Everything printed so far. */
  said(): string;
  /** Waits for the banner; throws with everything printed if the run ends before. */
  untilUp(): Promise<void>;
  signal(signal: NodeJS.Signals): void;
  /** The exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
}

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

/** Runs the real program with these settings. */
export function runMain(env: Readonly<Record<string, string>>): MainRun {
  const child = spawn(process.execPath, ['--import', 'tsx', main], {
    env: { ...inheritedEnv, DATABASE_URL: '', NODE_ENV: 'development', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
    });
  }
  let isOver = false;
  const ended = once(child, 'close').then(([code, signal]) => {
    isOver = true;
    return signal ?? code;
  });
  return {
    said: () => said,
    ended,
    signal: (signal) => child.kill(signal),
    untilUp: async () => {
      const isUp = () => {
        if (isOver) throw new Error(said);
        return said.includes('Ctrl-C stops everything');
      };
      await vi.waitUntil(isUp, { timeout: 240_000, interval: 50 });
    },
  };
}
