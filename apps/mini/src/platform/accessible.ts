import { platform } from './platform.ts';

interface Looks {
  readonly role: 'button' | 'radio' | 'img';
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
  return {
    role,
    ...(role === 'img' ? {} : { tabIndex: isOff === true ? -1 : 0 }),
    ...(label === undefined ? {} : { 'aria-label': label }),
    ...(role === 'radio' ? { 'aria-checked': String(isChosen === true) } : {}),
    ...(isOff === true ? { 'aria-disabled': 'true' } : {}),
  };
}
