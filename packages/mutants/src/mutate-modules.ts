import { join } from 'node:path';
import type { Mutant } from './mutant.ts';
import { replaceOnce } from './replace-once.ts';

interface VitePlugin {
  readonly name: string;
  readonly enforce: 'pre';
  transform(source: string, id: string): string | undefined;
}

/** Puts a mutant in the place of its source file, under `root`, while Vite serves modules to tests. */
export function mutateModules(mutant: Mutant, root: string): VitePlugin {
  const file = join(root, mutant.file);
  return {
    name: 'mutate',
    enforce: 'pre',
    transform: (source, id) =>
      id.split('?', 1)[0] === file ? replaceOnce(source, mutant) : undefined,
  };
}
