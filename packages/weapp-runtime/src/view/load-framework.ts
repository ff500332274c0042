import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Script } from 'node:vm';
import type * as GlassEasel from 'glass-easel';
import type * as Adapter from 'glass-easel-miniprogram-adapter';
import type { LogicRealm } from '../logic/logic-realm.ts';

export interface ComponentFramework {
  readonly glassEasel: typeof GlassEasel;
  readonly adapter: typeof Adapter;
}

const { resolve } = createRequire(import.meta.url);

const wrapped = (name: string): Script => {
  const file = resolve(name);
  const source = readFileSync(file, 'utf8');
  return new Script(
    `(function (require) {const module = { exports: {} }, exports = module.exports;${source}
      return module.exports; })`,
    { filename: file },
  );
};

let scripts: { glassEasel: Script; adapter: Script } | undefined;

/**
 * Runs WeChat's component framework inside the logic realm.
 *
 * A copy for each process: property types (`String`, `Array`) and plain data then
 * belong to the same realm as the app's, and error listeners to one process only.
 */
export function loadFramework(realm: LogicRealm): ComponentFramework {
  scripts ??= {
    glassEasel: wrapped('glass-easel'),
    adapter: wrapped('glass-easel-miniprogram-adapter'),
  };
  const openGlassEasel: () => typeof GlassEasel = scripts.glassEasel.runInContext(realm.context);
  const openAdapter: (require: () => typeof GlassEasel) => typeof Adapter =
    scripts.adapter.runInContext(realm.context);
  const glassEasel = openGlassEasel();
  return { glassEasel, adapter: openAdapter(() => glassEasel) };
}
