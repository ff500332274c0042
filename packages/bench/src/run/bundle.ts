import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { type Entrant, moduleOf } from './entrants.ts';

const outdir = fileURLToPath(new URL('../../node_modules/.cache/scoreboard', import.meta.url));

export interface Bundles {
  /** The program of the child process. */
  readonly child: string;
  systemOf(entrant: Entrant): string;
}

/**
 * Bundles each system for a browser in production mode, as an app's own build does: several
 * packages cannot be loaded by Node as they are.
 */
export async function bundle(entrants: readonly Entrant[]): Promise<Bundles> {
  await mkdir(outdir, { recursive: true });
  const common = { bundle: true, format: 'esm', logLevel: 'error', outdir } as const;
  const outExtension = { '.js': '.mjs' };
  await build({
    ...common,
    outExtension,
    entryPoints: [fileURLToPath(new URL('./child.ts', import.meta.url))],
    packages: 'external',
    platform: 'node',
  });
  await build({
    ...common,
    outExtension,
    define: { 'process.env.NODE_ENV': '"production"' },
    entryPoints: entrants.map((entrant) => ({ in: moduleOf(entrant), out: entrant.id })),
    platform: 'browser',
    target: 'es2022',
  });
  return {
    child: `${outdir}/child.mjs`,
    systemOf: ({ id }) => `${outdir}/${id}.mjs`,
  };
}
