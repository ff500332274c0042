import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { describeInBrowser } from './h5/describe-in-browser.ts';
import { shown } from './h5/on-page.ts';

describeInBrowser('H5, the first load', {}, (scene) => {
  test('170 KB of JavaScript at most, gzipped, and nothing from another host', async () => {
    const page = await (await scene.visit()).open();
    await shown(page, 'to-sign-in').waitFor();
    const loaded = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter((one) => one instanceof PerformanceResourceTiming)
        .map(({ name, initiatorType }) => ({ name, initiatorType })),
    );
    const names = new Set(loaded.map(({ name }) => name));
    expect([...names].filter((name) => !name.startsWith(`${scene.stage().home}/`))).toEqual([]);

    // What runs, the first page's own included; what is only fetched ahead comes after it.
    const run = loaded.filter(({ initiatorType }) => initiatorType === 'script');
    const scripts = [...new Set(run.map(({ name }) => name))];
    expect(scripts.length).toBeGreaterThan(1);
    const sizes = await Promise.all(scripts.map(gzippedSize));
    expect(sizes.reduce((all, size) => all + size, 0)).toBeLessThanOrEqual(170_000);
  });
});

async function gzippedSize(url: string): Promise<number> {
  const answer = await fetch(url);
  return gzipSync(Buffer.from(await answer.arrayBuffer())).length;
}
