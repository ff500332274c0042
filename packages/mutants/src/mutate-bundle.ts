import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';
import type { Mutant } from './mutant.ts';
import { replaceOnce } from './replace-once.ts';

/** Puts a mutant in the place of its source file, under `root`, while esbuild bundles. */
export function mutateBundle(mutant: Mutant, root: string): Plugin {
  const file = join(root, mutant.file);
  return {
    name: 'mutate',
    setup({ onEnd, onLoad }) {
      let isLoaded = false;
      onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        if (path !== file) return undefined;
        isLoaded = true;
        return { contents: replaceOnce(await readFile(path, 'utf8'), mutant), loader: 'ts' };
      });
      onEnd(() => {
        if (!isLoaded) throw new Error(`mutant "${mutant.name}": ${mutant.file} is not part of it`);
      });
    },
  };
}
