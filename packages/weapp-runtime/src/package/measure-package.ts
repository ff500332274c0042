import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRecord } from '../logic/unknown-values.ts';
import { readAppConfig } from './app-config.ts';
import { listPackageFiles } from './package-files.ts';

export interface PackageSize {
  /** Bytes of the main package: everything outside sub-package folders. */
  readonly main: number;
  /** Bytes by sub-package root. */
  readonly subPackages: Readonly<Record<string, number>>;
  readonly total: number;
  /** The largest files of the main package, largest first. */
  readonly largest: readonly { readonly path: string; readonly bytes: number }[];
}

/** Read by the developer tool, never uploaded. */
const NOT_UPLOADED = /^project(\.private)?\.config\.json$|\.LICENSE\.txt$|\.map$/;

/**
 * Sums up what WeChat would count against its limits (2 MB a package).
 *
 * Uncompressed bytes of the files as they are; WeChat's own minifying and packing are not done.
 */
export function measurePackage(dist: string): PackageSize {
  const json: unknown = JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8'));
  const roots = isRecord(json) ? readAppConfig(json).subPackageRoots : [];
  const files = listPackageFiles(dist).filter(({ path }) => !NOT_UPLOADED.test(path));
  const rootOf = (path: string) => roots.find((root) => path.startsWith(`${root}/`));
  const sum = (list: readonly { bytes: number }[]) =>
    list.reduce((all, { bytes }) => all + bytes, 0);
  const main = files.filter(({ path }) => rootOf(path) === undefined);
  return {
    main: sum(main),
    subPackages: Object.fromEntries(
      roots.map((root) => [root, sum(files.filter(({ path }) => rootOf(path) === root))]),
    ),
    total: sum(files),
    largest: main
      .map(({ path, bytes }) => ({ path, bytes }))
      .sort((a, b) => b.bytes - a.bytes)
      .slice(0, 10),
  };
}
