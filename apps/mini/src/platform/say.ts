import { platform } from './platform.ts';

/**
 * Has a screen reader say this at once, wherever it is, by the page's live region (index.html). In
 * WeChat nothing is needed: it says its toasts itself, and has no live regions.
 * https://www.w3.org/TR/wai-aria-1.2/#status
 */
export function say(words: string): void {
  const region = platform === 'h5' ? document.getElementById('said') : null;
  if (region !== null) region.textContent = words;
}

/** Takes back what no longer holds, for those who read the region later; what was said since stays. */
export function unsay(words: string): void {
  const region = platform === 'h5' ? document.getElementById('said') : null;
  if (region?.textContent === words) region.textContent = '';
}
