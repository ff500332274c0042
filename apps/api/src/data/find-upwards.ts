import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The nearest `relative` path at or above this file, so that sources and the built bundle agree. */
export function findUpwards(relative: string): string | undefined {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const candidate = join(folder, relative);
    if (existsSync(candidate)) return candidate;
    if (folder === dirname(folder)) return undefined;
  }
}
