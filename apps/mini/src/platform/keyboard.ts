/** In a browser, Enter and Space tap what has the focus, as they do with a native button. */
export function tapByKeyboard(): void {
  // Spelt out, so that a mini program's build leaves the rest behind: WeChat has no HTMLElement.
  if (process.env.TARO_ENV !== 'h5') return;
  document.addEventListener('keydown', (event) => {
    const { key, target } = event;
    if ((key !== 'Enter' && key !== ' ') || !(target instanceof HTMLElement)) return;
    if (!target.matches('[role="button"], [role="radio"]')) return;
    event.preventDefault();
    target.click();
  });
}
