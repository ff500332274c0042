import type { GeneralComponent } from 'glass-easel';
import type { Root } from 'glass-easel-miniprogram-adapter';
import { isRecord, stringMember, type UnknownRecord } from '../logic/unknown-values.ts';
import type { View } from '../view/view.ts';
import type { PageUrl } from './page-url.ts';

/** A page that has been opened and not yet closed. */
export interface OpenPage extends PageUrl {
  /** `this` of the page's own functions. */
  readonly instance: UnknownRecord;
  readonly component: GeneralComponent;
  /** The DOM element everything of the page stands in. */
  readonly element: Element;
  title: string;
  /** Calls one of the page's own functions, if it has it. */
  run(name: string, ...args: unknown[]): void;
  /** Draws it and runs `onLoad`; by then it should stand in the stack. */
  load(): void;
  /** Shows or hides it, telling the page and its components. */
  setShown(shown: boolean): void;
  /** Tells the page it has been drawn for the first time. */
  ready(): void;
  close(): void;
}

/** Where WeChat looks for the component of a custom tab bar. */
export const CUSTOM_TAB_BAR = 'custom-tab-bar/index';

export interface PageEnvironment {
  readonly view: View;
  readonly json: (path: string) => UnknownRecord;
  give(value: unknown): unknown;
  call(target: unknown, self: unknown, ...args: unknown[]): unknown;
}

const triggerReady = (view: View, component: GeneralComponent): void => {
  const { Component, Element } = view.framework;
  const visit = (node: unknown): void => {
    if (!(node instanceof Element)) return;
    if (Component.isComponent(node)) {
      const inner = node.getShadowRoot();
      if (inner) for (const child of inner.childNodes) visit(child);
      node.triggerLifetime('ready', []);
    }
    for (const child of node.childNodes) visit(child);
  };
  visit(component);
};

const attach = (view: View, element: Element, root: Root): void => {
  const [parent, placeholder] = [element, view.document.createElement('div')];
  parent.appendChild(placeholder);
  root.attach(view.backend.nodeFor(parent), view.backend.nodeFor(placeholder));
};

/** Creates a page; nothing is drawn and nothing of the app runs but component constructors. */
export function openPage(env: PageEnvironment, url: PageUrl, withTabBar: boolean): OpenPage {
  const { view } = env;
  const element = view.document.createElement('page');
  view.document.body.appendChild(element);
  const root = view.createRoot('page-root', url.path);
  const component = root.getComponent();
  const caller: unknown = root.get();
  if (!isRecord(caller)) throw new Error(`page ${url.path} has no instance`);
  const instance = caller;
  const options = env.give(url.query);
  Object.assign(instance, { route: url.path, __route__: url.path, options });
  const run = (name: string, ...args: unknown[]) => {
    env.call(instance[name], instance, ...args);
  };

  return {
    ...url,
    instance,
    component,
    element,
    run,
    title: stringMember(env.json(url.path), 'navigationBarTitleText') ?? '',
    load: () => {
      attach(view, element, root);
      if (withTabBar) {
        const tabBar = view.createRoot('custom-tab-bar', CUSTOM_TAB_BAR);
        instance.getTabBar = () => tabBar.get();
        attach(view, element, tabBar);
      }
      run('onLoad', options);
    },
    setShown: (shown) => {
      element.toggleAttribute('hidden', !shown);
      run(shown ? 'onShow' : 'onHide');
      component.triggerPageLifetime(shown ? 'show' : 'hide', []);
    },
    ready: () => {
      triggerReady(view, component);
      run('onReady');
    },
    close: () => {
      run('onUnload');
      root.release();
      element.remove();
    },
  };
}
