import { readFileSync } from 'node:fs';
import { parse } from 'acorn';
import { listPackageFiles } from '../package/package-files.ts';
import { FORBIDDEN_GLOBALS } from './forbidden-globals.ts';
import { freeIdentifiers } from './free-identifiers.ts';

export interface ForbiddenUse {
  readonly file: string;
  readonly name: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/**
 * Finds uses of globals that WeChat does not have in every script of an output folder.
 *
 * Only free identifiers count: what a bundler binds (Taro's own `window`, `document`, `URL`, or
 * a stand-in for AbortController) does not, nor does what stands behind a `typeof` guard. Does
 * not see members of global objects (`globalThis.fetch`).
 */
export function scanForbiddenGlobals(dist: string): ForbiddenUse[] {
  return listPackageFiles(dist)
    .filter(({ path }) => path.endsWith('.js'))
    .flatMap(({ path: file, absolutePath }) => {
      const source = readFileSync(absolutePath, 'utf8');
      const program = parse(source, {
        ecmaVersion: 'latest',
        sourceType: 'script',
        locations: true,
        allowHashBang: true,
      });
      return freeIdentifiers(program)
        .filter(({ name }) => FORBIDDEN_GLOBALS.has(name))
        .map(({ name, loc }) => ({
          file,
          name,
          line: loc?.start.line ?? 0,
          column: (loc?.start.column ?? 0) + 1,
        }));
    });
}
