/** The latest element that had the focus, by its id; empty until somebody has been anywhere. */
let latest = '';
let isFirstPage = true;

/** Remembers where the focus is, so that it can be given back. To be called once. */
export function watchFocus(): void {
  if (process.env.TARO_ENV !== 'h5') return;
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement) latest = target.id;
  });
}

/**
 * Leads those who hear the page, or use a keyboard, to the heading of a page that has just been shown.
 * Not on the first one of all: a browser begins there by itself, and reads its title.
 * https://www.w3.org/TR/WCAG22/#focus-order
 */
export function enterPage(headingId: string): void {
  if (process.env.TARO_ENV !== 'h5') return;
  if (!isFirstPage) focusOn(headingId);
  isFirstPage = false;
}

/** Gives the focus back that was lost with its element: to the same element drawn anew, else to the heading. */
export function regainFocus(headingId: string): void {
  if (process.env.TARO_ENV !== 'h5') return;
  if (latest === '' || document.activeElement !== document.body) return;
  focusOn(document.getElementById(latest) === null ? headingId : latest);
}

function focusOn(id: string): void {
  document.getElementById(id)?.focus({ preventScroll: true });
}
