/** The latest element that had the focus; null until somebody has been anywhere. */
let latest: HTMLElement | null = null;
let isFirstPage = true;

/** Remembers where the focus is, and gives it back to what was moved with it. To be called once. */
export function watchFocus(): void {
  if (process.env.TARO_ENV !== 'h5') return;
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement) latest = target;
  });
  // Taro's boxes put what they hold into place when they are first drawn, and whatever moves loses the focus.
  new MutationObserver((changes) => {
    const isMoved = changes.some(({ addedNodes }) =>
      [...addedNodes].some((added) => added.contains(latest)),
    );
    if (isMoved && document.activeElement === document.body) focusOn(latest);
  }).observe(document.body, { childList: true, subtree: true });
}

/**
 * Leads those who hear the page, or use a keyboard, to the heading of a page that has just been shown.
 * Not on the first one of all: a browser begins there by itself, and reads its title.
 * https://www.w3.org/TR/WCAG22/#focus-order
 */
export function enterPage(headingId: string): void {
  if (process.env.TARO_ENV !== 'h5') return;
  if (!isFirstPage) focusOn(document.getElementById(headingId));
  isFirstPage = false;
}

/** Gives the focus back that was lost with its element: to the same element drawn anew, else to the heading. */
export function regainFocus(headingId: string): void {
  if (process.env.TARO_ENV !== 'h5') return;
  if (latest === null || document.activeElement !== document.body) return;
  focusOn(document.getElementById(latest.id) ?? document.getElementById(headingId));
}

function focusOn(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
}
