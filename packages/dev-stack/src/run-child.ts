import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { createTail } from './tail.ts';

export interface ChildOptions {
  /** A JavaScript file for this Node. */
  readonly file: string;
  /** Of Node. */
  readonly flags?: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Gets everything the child prints, as it comes. */
  readonly print?: (chunk: string) => void;
}

/** A Node process of ours. */
export interface Child {
  /** Resolves when the process is gone, whatever the reason, with words for it. */
  readonly gone: Promise<string>;
  /** The last lines it printed. */
  logs(): string[];
  /** Asks it to finish its work (SIGTERM), and after 10 s no longer asks. */
  stop(): Promise<void>;
  /** Ends it as a crash would (SIGKILL). */
  kill(): Promise<void>;
}

const leash = new URL('./leash.mjs', import.meta.url).href;

/** Starts a child that Ctrl-C in the terminal does not reach (we say when), and that never outlives us. */
export function runChild({ file, flags = [], env, print = () => {} }: ChildOptions): Child {
  const tail = createTail(2_000);
  const child = spawn(process.execPath, [...flags, '--import', leash, file], {
    env,
    detached: true,
    windowsHide: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      tail.push(chunk);
      print(chunk);
    });
  }
  const gone = Promise.race([
    once(child, 'close').then(([code, signal]) => `ended with ${signal ?? `code ${code}`}`),
    once(child, 'error').then(([error]) => `did not start: ${error}`),
  ]);
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await gone;
  };
  return {
    gone,
    logs: tail.lines,
    kill: () => end('SIGKILL'),
    stop: async () => {
      const patience = new AbortController();
      void pause(10_000, undefined, patience).then(
        () => child.kill('SIGKILL'),
        () => {},
      );
      await end('SIGTERM');
      patience.abort();
    },
  };
}
