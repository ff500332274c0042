import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

/** Draws pictures of phones side by side, as one picture with nothing behind it; `page` is the easel. */
export async function filmstrip(
  page: Page,
  files: readonly string[],
  result: string,
): Promise<void> {
  const phones = files.map((file) => {
    const picture = readFileSync(file).toString('base64');
    return `<img src="data:image/png;base64,${picture}">`;
  });
  await page.setContent(`
    <style>
      html, body { margin: 0; background: transparent }
      #strip { display: inline-flex; gap: 24px; padding: 4px }
      img { width: 280px; border-radius: 28px; border: 1px solid #c9ced4 }
    </style>
    <div id="strip">${phones.join('')}</div>
  `);
  await page.waitForFunction(() => [...document.images].every((image) => image.complete));
  await page.locator('#strip').screenshot({ path: result, omitBackground: true });
}
