import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { inject } from 'vitest';
import { until } from './until.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The built server. */
    readonly bundle: string;
  }
}

/** The built server as a process of its own. */
export interface SpawnedServer {
  readonly child: ChildProcess;
  /** Its exit code. */
  readonly exited: Promise<number | null>;
  /** What it has written so far, to standard output and standard error. */
  output(): string;
  /** Where it listens, once it says so. */
  url(): Promise<string>;
}

/** Runs it with nothing in its environment but these variables. */
export function spawnServer(env: Readonly<Record<string, string>>): SpawnedServer {
  const bundle = inject('bundle');
  if (!existsSync(bundle))
    throw new Error(`${bundle} is missing: run pnpm --filter @wugan/api build`);
  const child = spawn(process.execPath, [bundle], { env });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  return {
    child,
    exited: new Promise((resolve) => child.once('exit', resolve)),
    output: () => output,
    async url() {
      const find = () => /^Wugan API: (\S+)$/m.exec(output)?.[1];
      await until(() => find() !== undefined);
      return find() ?? '';
    },
  };
}
