import { readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export interface PackageFile {
  /** Relative to the package, with `/`. */
  readonly path: string;
  readonly absolutePath: string;
  readonly bytes: number;
}

/** Lists every file of an output folder. */
export function listPackageFiles(dist: string): PackageFile[] {
  return readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const absolutePath = join(entry.parentPath, entry.name);
      return {
        path: relative(dist, absolutePath).split(sep).join('/'),
        absolutePath,
        bytes: statSync(absolutePath).size,
      };
    });
}
