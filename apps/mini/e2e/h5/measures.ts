import type { Page } from 'playwright-core';

/** What a finger or a key is meant for. */
const targets =
  'button, input, a, [role="button"], [role="radio"], taro-button-core, .weui-tabbar__item';

/** The targets of the page that is shown that are narrower or lower than 44 px, with their sizes. */
export function smallTargetsOf(page: Page): Promise<string[]> {
  return page.evaluate((selector) => {
    const seen = [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
    const sizes = seen.map((one) => ({ one, box: one.getBoundingClientRect() }));
    const small = sizes.filter(({ box }) => Math.min(box.width, box.height) < 43.9);
    return small.map(({ one, box }) => `${one.outerHTML.slice(0, 120)} ${box.width}×${box.height}`);
  }, targets);
}

/** The elements that reach over the edges of the app's column, and the words that a box cuts off. */
export function cutOffOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const column = document.querySelector('#container');
    if (column === null) return ['there is no column'];
    const edges = column.getBoundingClientRect();
    const sticksOut = (inner: DOMRect, outer: DOMRect) =>
      inner.width > 0 && (inner.left < outer.left - 0.5 || inner.right > outer.right + 0.5);
    const seen = [...column.querySelectorAll('*')].filter((one) => one.checkVisibility());
    const outside = seen.filter((one) => sticksOut(one.getBoundingClientRect(), edges));

    const isCut = (words: Node) => {
      const range = document.createRange();
      range.selectNodeContents(words);
      const box = range.getBoundingClientRect();
      let around = words.parentElement;
      for (; around !== null && !around.matches('.taro_page'); around = around.parentElement) {
        if (getComputedStyle(around).overflow !== 'hidden') continue;
        const outer = around.getBoundingClientRect();
        const isHigh = box.top < outer.top - 1 || box.bottom > outer.bottom + 1;
        if (isHigh || sticksOut(box, outer)) return true;
      }
      return false;
    };
    const words = seen.flatMap((one) =>
      [...one.childNodes].filter((node) => node instanceof Text && node.data.trim() !== ''),
    );
    const cut = words.filter(isCut).map((node) => `cut off: ${node.textContent}`);
    return [...outside.map((one) => one.outerHTML.slice(0, 120)), ...cut];
  });
}

/** The targets of the page that Tab never comes to, or without showing where it is. */
export async function unreachableOn(page: Page): Promise<string[]> {
  const left = new Map(
    await page.evaluate((selector) => {
      const seen = [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
      // A box around a native element is no stop of its own; behind a question there is none at all.
      const stops = seen.filter(
        (one) => one.querySelector(selector) === null && one.closest('[inert]') === null,
      );
      return stops.map((one, index) => {
        one.setAttribute('data-stop', String(index));
        return [String(index), one.outerHTML.slice(0, 120)] as const;
      });
    }, targets),
  );
  for (let presses = left.size + 5; presses > 0; presses -= 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const one = document.activeElement;
      const looks = one && getComputedStyle(one);
      return looks && looks.outlineStyle !== 'none' ? one.getAttribute('data-stop') : null;
    });
    if (stop !== null) left.delete(stop);
  }
  return [...left.values()];
}
