const INLINE = new Set(['text', 'span', 'label']);
const FIELDS = new Set(['input', 'textarea']);
const ELEMENT = 1;
const TEXT = 3;

const isElement = (node: Node): node is Element => node.nodeType === ELEMENT;

/** Whether an element says it is not shown: `hidden`, or an inline `display: none`. */
const isHidden = (element: Element): boolean =>
  element.hasAttribute('hidden') || /display:\s*none/.test(element.getAttribute('style') ?? '');

export const isVisible = (element: Element): boolean =>
  !isHidden(element) && (element.parentElement === null || isVisible(element.parentElement));

const fieldText = (element: Element): string => {
  const value = element.getAttribute('value') ?? '';
  if (value === '') return element.getAttribute('placeholder') ?? '';
  return element.hasAttribute('password') ? '•'.repeat(value.length) : value;
};

const collect = (node: Node): string => {
  if (node.nodeType === TEXT) return node.textContent ?? '';
  if (!isElement(node) || isHidden(node)) return '';
  const tag = node.tagName.toLowerCase();
  if (FIELDS.has(tag)) return `\n${fieldText(node)}\n`;
  const inner = [...node.childNodes].map(collect).join('');
  return INLINE.has(tag) ? inner : `\n${inner}\n`;
};

/**
 * The text a user would read, one line for each block; a field shows its value, or its
 * placeholder. Style sheets are not applied, so what a class hides still counts.
 */
export const visibleText = (element: Element): string =>
  collect(element)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
