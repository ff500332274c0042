import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';
import type { Mutant } from './mutant.ts';

/** Replaces the anchor of a mutant; throws where it does not stand exactly once. */
export function replaceOnce(source: string, { anchor, file, name, replacement }: Mutant): string {
  const pieces = source.split(anchor);
  if (pieces.length !== 2) {
    throw new Error(`mutant "${name}": its anchor stands ${pieces.length - 1} times in ${file}`);
  }
  return pieces.join(replacement);
}

/** Puts a mutant in the place of its source file while esbuild bundles. */
export function mutate(mutant: Mutant): Plugin {
  return {
    name: 'mutate',
    setup({ onEnd, onLoad }) {
      let isLoaded = false;
      onLoad({ filter: /src\/core\/.*\.ts$/ }, async ({ path }) => {
        if (!path.endsWith(`/src/core/${mutant.file}`)) return undefined;
        isLoaded = true;
        return { contents: replaceOnce(await readFile(path, 'utf8'), mutant), loader: 'ts' };
      });
      onEnd(() => {
        if (!isLoaded) throw new Error(`mutant "${mutant.name}": ${mutant.file} is not part of it`);
      });
    },
  };
}
