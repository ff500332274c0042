import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Entrant } from '../run/entrants.ts';

/** `name version` of each package of an entrant, as it is installed. */
export function versionsOf({ isPeer, packages }: Entrant): Promise<string[]> {
  return versionsIn(new URL(isPeer ? '../../peers/' : '../../', import.meta.url), packages);
}

/** `name version` of each package, as it is installed in a folder. */
export function versionsIn(folder: URL, packages: readonly string[]): Promise<string[]> {
  return Promise.all(
    packages.map(async (name) => {
      const file = fileURLToPath(new URL(`node_modules/${name}/package.json`, folder));
      const parsed: unknown = JSON.parse(await readFile(file, 'utf8'));
      const isManifest = typeof parsed === 'object' && parsed !== null && 'version' in parsed;
      if (!isManifest) throw new Error(`${file} names no version`);
      return `${name} ${String(parsed.version)}`;
    }),
  );
}
