import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

/** Draws pictures of phones in rows, as one PNG with nothing behind them; `page` is the easel. */
export async function filmstrip(page: Page, rows: readonly (readonly string[])[]): Promise<Buffer> {
  const phone = (file: string) =>
    `<img src="data:image/png;base64,${readFileSync(file).toString('base64')}">`;
  const row = (files: readonly string[]) => `<div>${files.map(phone).join('')}</div>`;
  await page.setContent(`
    <style>
      html, body { margin: 0; background: transparent }
      #strip { display: inline-flex; flex-direction: column; gap: 20px; padding: 4px }
      #strip div { display: flex; gap: 20px }
      img { width: 240px; border-radius: 24px; border: 1px solid #8b939b }
    </style>
    <div id="strip">${rows.map(row).join('')}</div>
  `);
  await page.waitForFunction(() => [...document.images].every((image) => image.complete));
  return page.locator('#strip').screenshot({ omitBackground: true });
}
