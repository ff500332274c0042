import { setImmediate as nextTurn } from 'node:timers/promises';
import type { View } from '../view/view.ts';
import { createElementHandle, type ElementHandle, type InputOptions } from './element-handle.ts';
import type { OpenPage } from './open-page.ts';
import { describeTarget, findAll, type Target } from './target.ts';
import { visibleText } from './visible-text.ts';
import { WITHIN, waitUntil } from './wait-until.ts';

export interface WaitOptions {
  /** Milliseconds; 15,000 unless told. */
  readonly within?: number;
}

/** A page as a user has it before them. It stays with its page, also after navigation. */
export interface PageHandle {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly title: string;
  /** What can be read on it, a line for each block. */
  text(): string;
  has(target: Target): boolean;
  /** The one match; throws when there is none or more than one. */
  find(target: Target): ElementHandle;
  findAll(target: Target): ElementHandle[];
  /** Waits for the one match, then taps it. */
  tap(target: Target, options?: WaitOptions): Promise<void>;
  /** Waits for the one match, then types over what it holds. */
  input(target: Target, value: string, options?: WaitOptions & InputOptions): Promise<void>;
  /** Waits until the page's text contains or matches it. */
  waitForText(text: string | RegExp, options?: WaitOptions): Promise<void>;
  /** Waits until the page's text does not contain or match it any more. */
  waitForNoText(text: string | RegExp, options?: WaitOptions): Promise<void>;
  waitFor(target: Target, options?: WaitOptions): Promise<ElementHandle>;
  /** Pulls the page down (`onPullDownRefresh`). */
  pullDown(): Promise<void>;
  /** Scrolls to its end (`onReachBottom`). */
  reachBottom(): Promise<void>;
}

/** `describe` says all that helps to understand a failure: page, console, pending requests. */
export function createPageHandle(
  view: View,
  page: OpenPage,
  call: (name: string) => void,
  describe: () => string,
): PageHandle {
  const handle = (element: Element) => createElementHandle(view, element, describe);
  const text = () => visibleText(page.element);
  const matches = (wanted: string | RegExp) =>
    wanted instanceof RegExp ? wanted.test(text()) : text().includes(wanted);

  const only = (target: Target): Element => {
    const found = findAll(page.element, target);
    const [first] = found;
    if (first !== undefined && found.length === 1) return first;
    const many = found.map(
      (element) => `  <${element.tagName.toLowerCase()}> ${visibleText(element)}`,
    );
    throw new Error(
      found.length === 0
        ? `nothing on ${page.path} has ${describeTarget(target)}.\n${describe()}`
        : `${found.length} elements have ${describeTarget(target)}; choose one with nth:\n${many.join('\n')}`,
    );
  };

  const waitFor = async (target: Target, options: WaitOptions = {}) => {
    const look = () => (findAll(page.element, target).length > 0 ? true : undefined);
    const within = options.within ?? WITHIN;
    await waitUntil(look, within, () => {
      return `nothing on ${page.path} had ${describeTarget(target)} within ${within} ms.\n${describe()}`;
    });
    return handle(only(target));
  };

  const waitForText =
    (present: boolean) =>
    async (wanted: string | RegExp, options: WaitOptions = {}) => {
      const within = options.within ?? WITHIN;
      await waitUntil(
        () => (matches(wanted) === present ? true : undefined),
        within,
        () => {
          const shown = wanted instanceof RegExp ? wanted : `"${wanted}"`;
          const verb = present ? 'did not show' : 'still showed';
          return `${page.path} ${verb} ${shown} within ${within} ms.\n${describe()}`;
        },
      );
    };

  return {
    path: page.path,
    query: page.query,
    get title() {
      return page.title;
    },
    text,
    has: (target) => findAll(page.element, target).length > 0,
    find: (target) => handle(only(target)),
    findAll: (target) => findAll(page.element, target).map(handle),
    tap: async (target, options) => (await waitFor(target, options)).tap(),
    input: async (target, value, options) => (await waitFor(target, options)).input(value, options),
    waitForText: waitForText(true),
    waitForNoText: waitForText(false),
    waitFor,
    pullDown: async () => {
      call('onPullDownRefresh');
      await nextTurn();
    },
    reachBottom: async () => {
      call('onReachBottom');
      await nextTurn();
    },
  };
}
