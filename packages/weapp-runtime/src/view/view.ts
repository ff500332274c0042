import type * as GlassEasel from 'glass-easel';
import type { CodeSpace, ComponentEnv, Root } from 'glass-easel-miniprogram-adapter';
import { JSDOM } from 'jsdom';
import type { LogicRealm } from '../logic/logic-realm.ts';
import { type AppConfig, usingComponentsOf } from '../package/app-config.ts';
import type { DistPackage } from '../package/dist-package.ts';
import { createDomBackend, type DomBackend } from './dom-backend.ts';
import { loadFramework } from './load-framework.ts';
import { createListenerWrapper } from './logic-events.ts';
import { dropUndefinedAttributes } from './native-attributes.ts';
import { copyOnSetData } from './set-data.ts';

export interface ViewHooks {
  later(task: () => void): void;
  /** An error inside a lifetime, an observer or an event listener. */
  onError(error: unknown, where: string): void;
  onWarning(message: string): void;
  /** A page or component has sent this many bytes with `setData`. */
  onSetData(bytes: number): void;
}

/** The view of one process: the component framework and the document it draws into. */
export interface View {
  readonly framework: typeof GlassEasel;
  readonly backend: DomBackend;
  readonly document: Document;
  /** `Page`, `Component` and `Behavior` for the file that is being run. */
  definitionsFor(path: string): ComponentEnv;
  isDefined(path: string): boolean;
  createRoot(tag: string, path: string): Root;
  close(): void;
}

const addTemplates = (
  realm: LogicRealm,
  space: CodeSpace,
  dist: DistPackage,
  wrapListener: unknown,
): void => {
  const compile: (wrap: unknown) => GlassEasel.template.ComponentTemplate['groupList'] =
    dist.templates.runInContext(realm.context);
  const groupList = compile(wrapListener) ?? {};
  for (const path of dist.templatePaths) {
    const content = groupList[path];
    if (content === undefined) continue;
    // Taro writes `bindtap`, not `bind:tap`; without this such a listener is an attribute.
    space.addCompiledTemplate(path, { groupList, content, fallbackListenerOnNativeNode: true });
  }
};

const appComponents = ({ usingComponents }: AppConfig): Record<string, string> =>
  Object.fromEntries(
    Object.entries(usingComponents).map(([name, path]) => [name, path.replace(/^(\.?\/)?/, '/')]),
  );

/** Opens the view over the package's templates. */
export function createView(realm: LogicRealm, dist: DistPackage, hooks: ViewHooks): View {
  const { glassEasel, adapter } = loadFramework(realm);
  // Pages are searched by CSS selectors, ids among them.
  glassEasel.globalOptions.writeIdToDOM = true;
  glassEasel.addGlobalErrorListener((error, method, component) => {
    hooks.onError(
      error,
      `${method ?? ''} ${typeof component === 'object' ? component.is : ''}`.trim(),
    );
    return false;
  });
  glassEasel.addGlobalWarningListener((message) => {
    hooks.onWarning(message);
    return false;
  });
  dropUndefinedAttributes(glassEasel.NativeNode.prototype);
  copyOnSetData(realm, adapter.component.ComponentCaller.prototype, hooks.onSetData);

  const env = new adapter.MiniProgramEnv();
  const space = env.createCodeSpace('', true);
  const give = (value: unknown) => realm.give(value);
  addTemplates(realm, space, dist, createListenerWrapper(give));
  for (const path of dist.templatePaths) {
    const json = dist.json(path);
    const usingComponents = { ...appComponents(dist.app), ...usingComponentsOf(json) };
    space.addComponentStaticConfig(path, { ...json, usingComponents });
  }

  const dom = new JSDOM('<!doctype html><body></body>');
  const { document } = dom.window;
  const backend = createDomBackend(document, hooks.later);
  const associated = env.associateBackend(backend);

  return {
    framework: glassEasel,
    backend,
    document,
    definitionsFor: (path) => space.componentEnv(path, (made) => made),
    isDefined: (path) =>
      space.getComponentSpace().getComponentByUrlWithoutDefault(path, '') !== null,
    createRoot: (tag, path) => associated.createRoot(tag, space, path),
    close: () => dom.window.close(),
  };
}
