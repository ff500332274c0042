import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Entrant } from '../run/entrants.ts';

/** `name version` of each package of an entrant, as it is installed. */
export function versionsOf({ isPeer, packages }: Entrant): Promise<string[]> {
  const root = new URL(isPeer ? '../../peers/' : '../../', import.meta.url);
  return Promise.all(
    packages.map(async (name) => {
      const file = fileURLToPath(new URL(`node_modules/${name}/package.json`, root));
      const parsed: unknown = JSON.parse(await readFile(file, 'utf8'));
      const isManifest = typeof parsed === 'object' && parsed !== null && 'version' in parsed;
      if (!isManifest) throw new Error(`${file} names no version`);
      return `${name} ${String(parsed.version)}`;
    }),
  );
}
