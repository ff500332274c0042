import { platform } from './platform.ts';

interface Looks {
  readonly role: 'button' | 'radio' | 'radiogroup' | 'img';
  /** Absent where the text inside says it. */
  readonly label?: string | undefined;
  readonly isChosen?: boolean | undefined;
  readonly isOff?: boolean | undefined;
}

/**
 * What a screen reader and a keyboard need of an element that is no native one. WeChat makes its
 * own elements accessible; a browser is told in its own words.
 * https://www.w3.org/TR/wai-aria-1.2/
 */
export function accessible({ role, label, isChosen, isOff }: Looks): Record<string, unknown> {
  if (platform !== 'h5') return {};
  const isStop = role === 'button' || role === 'radio';
  return {
    role,
    ...(isStop ? { tabIndex: isOff === true ? -1 : 0 } : {}),
    ...(label === undefined ? {} : { 'aria-label': label }),
    ...(role === 'radio' ? { 'aria-checked': String(isChosen === true) } : {}),
    ...(isOff === true ? { 'aria-disabled': 'true' } : {}),
  };
}

/** Makes a heading of it for those who hear the page: of the page itself (1), which takes the focus when it is shown, or of a part of it (2). */
export function headingOf(level: 1 | 2): Record<string, unknown> {
  if (platform !== 'h5') return {};
  return { role: 'heading', 'aria-level': String(level), ...(level === 1 ? { tabIndex: -1 } : {}) };
}
