import { isVisible, visibleText } from './visible-text.ts';

/**
 * What to look for on a page: a CSS selector (of the native elements: `view`, `button`,
 * classes and ids as rendered), or what a user would see. `nth` counts from 0.
 */
export type Target =
  | string
  | { readonly text: string | RegExp; readonly nth?: number }
  | { readonly placeholder: string; readonly nth?: number };

export const describeTarget = (target: Target): string => {
  if (typeof target === 'string') return `selector "${target}"`;
  const nth = target.nth === undefined ? '' : ` (nth: ${target.nth})`;
  if ('placeholder' in target) return `placeholder "${target.placeholder}"${nth}`;
  return `text ${target.text instanceof RegExp ? target.text : `"${target.text}"`}${nth}`;
};

const isInnermost = (element: Element, _: number, all: readonly Element[]): boolean =>
  !all.some((other) => other !== element && element.contains(other));

const byText = (visible: readonly Element[], wanted: string | RegExp): Element[] => {
  const texts = new Map(visible.map((element) => [element, visibleText(element)]));
  const having = (test: (text: string) => boolean) =>
    visible.filter((element) => test(texts.get(element) ?? '')).filter(isInnermost);
  if (wanted instanceof RegExp) return having((text) => wanted.test(text));
  const exact = having((text) => text === wanted);
  return exact.length > 0 ? exact : having((text) => text.includes(wanted));
};

/** The component framework writes an id as `prefix--id`; a selector says the id that the page gave. */
const withPrefixedIds = (selector: string): string =>
  selector.replace(/#([^\s#.:>+~,*()[\]]+)/g, '[id$="--$1"]');

/** All visible matches, in document order. Text matches the whole text first, then a part of it. */
export function findAll(root: Element, target: Target): Element[] {
  const selector = typeof target === 'string' ? withPrefixedIds(target) : '*';
  const visible = [...root.querySelectorAll(selector)].filter(isVisible);
  if (typeof target === 'string') return visible;
  const found =
    'text' in target
      ? byText(visible, target.text)
      : visible.filter((element) => element.getAttribute('placeholder') === target.placeholder);
  return target.nth === undefined ? found : found.slice(target.nth, target.nth + 1);
}
