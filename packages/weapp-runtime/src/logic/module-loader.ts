import { posix } from 'node:path';
import type { DistPackage } from '../package/dist-package.ts';
import type { LogicRealm } from './logic-realm.ts';
import type { LogicFunction } from './unknown-values.ts';
import { WECHAT_PARAMETERS } from './wechat-parameters.ts';

export interface ModuleLoader {
  /** Runs a file once and gives its exports; the path has no leading slash and no `.js`. */
  load(path: string): unknown;
}

/** WeChat's `require`: relative or absolute paths inside the package, each file run once. */
export function createModuleLoader(realm: LogicRealm, dist: DistPackage): ModuleLoader {
  const modules = new Map<string, { exports: unknown }>();

  const requireFrom = (from: string): LogicFunction => {
    return (request) => {
      const asked = String(request);
      const path = asked.startsWith('/') ? asked.slice(1) : posix.join(posix.dirname(from), asked);
      return load(path.replace(/\.js$/, ''), asked);
    };
  };

  const load = (path: string, asked = path): unknown => {
    const known = modules.get(path);
    if (known) return known.exports;
    const script = dist.script(path);
    if (script === undefined) {
      throw realm.error(`module '${path}.js' is not defined, require args is '${asked}'`);
    }
    const module = realm.object();
    module.exports = realm.object();
    const entry = {
      get exports() {
        return module.exports;
      },
    };
    modules.set(path, entry);
    const body: LogicFunction = script.runInContext(realm.context);
    body(requireFrom(path), module, module.exports);
    return entry.exports;
  };

  return { load: (path) => load(path) };
}

/** Wraps a file's source the way WeChat does, on the same line so that stack traces stay right. */
export const wrapModule = (source: string): string =>
  `(function (require, module, exports, ${WECHAT_PARAMETERS.join(', ')}) {${source}\n})`;
