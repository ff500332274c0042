import { fileURLToPath } from 'node:url';
import { type Mutant, mutateBundle } from '@wugan/mutants';
import { build } from 'esbuild';
import { core } from './list.ts';

/** How soon a mutant was seen breaking a promise, and which; null where it was not. */
export interface Hunted {
  readonly schedules: number;
  readonly violation: string | null;
}

type Catch = (schedules: number, seed: number) => Promise<Hunted>;

function isCatch(value: unknown): value is Catch {
  return typeof value === 'function';
}

/** What a module of this folder exports, with a mutant in the engine beneath it. */
export async function importWith(mutant: Mutant, module: string, name: string): Promise<unknown> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(module, import.meta.url))],
    bundle: true,
    platform: 'node',
    format: 'esm',
    write: false,
    plugins: [mutateBundle(mutant, core)],
    logLevel: 'error',
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error('nothing was built');
  const url = `data:text/javascript;base64,${Buffer.from(file.contents).toString('base64')}`;
  const loaded: unknown = await import(url);
  return Object(loaded)[name];
}

/** Plays schedules against a mutant until one breaks a promise; the same ones each time. */
export async function hunt(mutant: Mutant, schedules: number, seed = 20_261_122): Promise<Hunted> {
  const catchIt = await importWith(mutant, './catch.ts', 'catchViolation');
  if (!isCatch(catchIt)) throw new Error('catch.ts exports catchViolation');
  return catchIt(schedules, seed);
}
