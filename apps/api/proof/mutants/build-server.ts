import { join } from 'node:path';
import { mutateBundle } from '@wugan/mutants';
import { build } from 'esbuild';
import { bundleOptions } from '../../bundle-options.ts';
import type { ApiMutant } from './api-mutant.ts';
import { folder, sources } from './list.ts';

/** Not where the server is built to: nobody is to start a broken one. */
const outdir = join(folder, 'node_modules/.cache/mutants');

/** Builds the server as it is, or with a mutant in it, and answers with its main file. */
export async function buildServer(mutant: ApiMutant | undefined): Promise<string> {
  const mutation = mutant ? [mutateBundle(mutant, sources)] : [];
  await build({
    ...bundleOptions,
    absWorkingDir: folder,
    outdir,
    plugins: [...mutation, ...bundleOptions.plugins],
  });
  return join(outdir, 'main.js');
}
