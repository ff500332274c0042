import { posix } from 'node:path';
import type { LogicRealm } from '../logic/logic-realm.ts';
import { createModuleLoader } from '../logic/module-loader.ts';
import { usingComponentsOf } from '../package/app-config.ts';
import type { DistPackage } from '../package/dist-package.ts';
import type { View } from '../view/view.ts';

export interface CodeLoader {
  /** Runs `app.js`. */
  loadApp(): void;
  /** Runs a page's or component's code once, the components it uses first. */
  loadComponent(path: string): void;
}

/** Runs a package's code in WeChat's order: app.js, then components, then the page. */
export function createCodeLoader(realm: LogicRealm, dist: DistPackage, view: View): CodeLoader {
  const modules = createModuleLoader(realm, dist);
  const loaded = new Set<string>();

  const used = (path: string): string[] =>
    Object.values({ ...dist.app.usingComponents, ...usingComponentsOf(dist.json(path)) })
      .filter((target) => !target.includes('://'))
      .map((target) =>
        target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(path), target),
      );

  const loadComponent = (path: string): void => {
    if (loaded.has(path)) return;
    loaded.add(path);
    for (const component of used(path)) loadComponent(component);
    if (dist.script(path) === undefined) return;
    Object.assign(realm.globals, view.definitionsFor(path));
    modules.load(path);
  };

  return { loadApp: () => void modules.load('app'), loadComponent };
}
