import { setImmediate as nextTurn } from 'node:timers/promises';
import { fire } from '../view/logic-events.ts';
import type { View } from '../view/view.ts';
import { visibleText } from './visible-text.ts';

export interface InputOptions {
  /** Also press the keyboard's confirm key. */
  readonly confirm?: boolean;
}

/** One native element of a page. */
export interface ElementHandle {
  readonly tag: string;
  readonly text: string;
  readonly disabled: boolean;
  /** The `value` of a field. */
  readonly value: string;
  attribute(name: string): string | undefined;
  /** A finger down and up; throws when it, or the button it is in, is disabled. */
  tap(): Promise<void>;
  /** Types over what a field holds: focus, input, confirm if asked, blur. */
  input(value: string, options?: InputOptions): Promise<void>;
  /** Any other event of a native component, such as `chooseavatar` or `change`. */
  trigger(type: string, detail?: unknown): Promise<void>;
}

const disabledOwner = (element: Element): Element | undefined => {
  const owner = element.closest('button, input, textarea, picker, switch');
  return owner?.hasAttribute('disabled') === true ? owner : undefined;
};

/** Wraps an element; `describe` adds what the page shows to a failure. */
export function createElementHandle(
  view: View,
  element: Element,
  describe: () => string,
): ElementHandle {
  const emit = (type: string, detail: unknown, bubbles: boolean): void => {
    let node: Element | null = element;
    while (node !== null && view.backend.glassElementOf(node) === undefined)
      node = node.parentElement;
    const target = node === null ? undefined : view.backend.glassElementOf(node);
    if (target === undefined || !element.isConnected) {
      throw new Error(`cannot ${type}: the element is no longer on the page.\n${describe()}`);
    }
    fire(view.framework, target, type, detail, bubbles);
  };
  const requireEnabled = (action: string): void => {
    if (disabledOwner(element) === undefined) return;
    throw new Error(`cannot ${action} "${visibleText(element)}": it is disabled.\n${describe()}`);
  };

  return {
    tag: element.tagName.toLowerCase(),
    get text() {
      return visibleText(element);
    },
    get disabled() {
      return disabledOwner(element) !== undefined;
    },
    get value() {
      return element.getAttribute('value') ?? '';
    },
    attribute: (name) => element.getAttribute(name) ?? undefined,
    tap: async () => {
      requireEnabled('tap');
      for (const type of ['touchstart', 'touchend', 'tap']) emit(type, { x: 1, y: 1 }, true);
      await nextTurn();
    },
    input: async (value, options = {}) => {
      requireEnabled('type into');
      emit('focus', { value: element.getAttribute('value') ?? '', height: 0 }, false);
      element.setAttribute('value', value);
      emit('input', { value, cursor: value.length, keyCode: 0 }, false);
      await nextTurn();
      if (options.confirm === true) emit('confirm', { value }, false);
      emit('blur', { value, cursor: value.length }, false);
      await nextTurn();
    },
    trigger: async (type, detail = {}) => {
      emit(type, detail, false);
      await nextTurn();
    },
  };
}
