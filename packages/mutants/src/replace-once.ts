import type { Mutant } from './mutant.ts';

/** Replaces the anchor of a mutant. @throws where it does not stand exactly once */
export function replaceOnce(source: string, { anchor, file, name, replacement }: Mutant): string {
  const pieces = source.split(anchor);
  if (pieces.length !== 2) {
    throw new Error(`mutant "${name}": its anchor stands ${pieces.length - 1} times in ${file}`);
  }
  return pieces.join(replacement);
}
