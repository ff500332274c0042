import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { describeInBrowser } from './h5/describe-in-browser.ts';
import { shown } from './h5/on-page.ts';

describeInBrowser('H5, the first load', {}, (scene) => {
  test('180 KB of JavaScript at most, gzipped, and nothing from another host', async () => {
    const page = await (await scene.visit()).open();
    await shown(page, 'to-sign-in').waitFor();
    const [loaded, fetchedAhead] = await page.evaluate(() => {
      const entries = performance.getEntriesByType('resource');
      const named = (some: readonly PerformanceEntry[]) => some.map(({ name }) => name);
      const isAhead = (one: PerformanceEntry) =>
        one instanceof PerformanceResourceTiming && one.initiatorType === 'link';
      return [named(entries), named(entries.filter(isAhead))];
    });
    expect(loaded.filter((name) => !name.startsWith(`${scene.stage().home}/`))).toEqual([]);

    // The first page is there before them, and waits for none.
    const scripts = loaded.filter((name) => name.endsWith('.js') && !fetchedAhead.includes(name));
    expect(scripts.length).toBeGreaterThan(1);
    const sizes = await Promise.all(scripts.map(gzippedSize));
    expect(sizes.reduce((all, size) => all + size, 0)).toBeLessThanOrEqual(180_000);
  });
});

async function gzippedSize(url: string): Promise<number> {
  const answer = await fetch(url);
  return gzipSync(Buffer.from(await answer.arrayBuffer())).length;
}
