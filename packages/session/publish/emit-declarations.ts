import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { fromPackage } from './from-package.ts';

/** A relative import of a source file, as `tsc` leaves it in declarations. */
const sourceImport = /(['"])(\.{1,2}\/[^'"]+)\.ts\1/g;

/**
 * Writes the declarations of all rooms into each of the folders. `tsc` keeps `.ts` in their
 * imports, which only TypeScript itself could follow, and only here: they say `.js` there.
 */
export async function emitDeclarations(folders: readonly string[]): Promise<void> {
  const emitted = await mkdtemp(join(tmpdir(), 'declarations-'));
  const tsc = fromPackage('node_modules/.bin/tsc');
  await promisify(execFile)(tsc, [
    '-p',
    fromPackage('publish/declarations.json'),
    '--outDir',
    emitted,
  ]);
  const names = await readdir(emitted, { recursive: true });
  for (const name of names.filter((file) => file.endsWith('.d.ts'))) {
    const text = await readFile(join(emitted, name), 'utf8');
    for (const folder of folders) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text.replaceAll(sourceImport, '$1$2.js$1'));
    }
  }
  await rm(emitted, { recursive: true });
}
