import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { drawFigures } from './draw-figures.ts';
import type { Figures } from './figures.ts';
import { toMarkdown } from './page.ts';

const docs = new URL('../../../../docs/', import.meta.url);

/** Writes docs/benchmarks.md and its picture; answers with the page's path. */
export async function writePage(figures: Figures): Promise<string> {
  await mkdir(new URL('images/', docs), { recursive: true });
  await writeFile(new URL('images/benchmarks.svg', docs), drawFigures(figures));
  const page = new URL('benchmarks.md', docs);
  await writeFile(page, toMarkdown(figures));
  return fileURLToPath(page);
}
