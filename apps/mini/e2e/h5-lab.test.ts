import { readFileSync } from 'node:fs';
import { API_PREFIX, paths } from '@wugan/shared';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeInBrowser } from './h5/describe-in-browser.ts';
import { keptOf } from './h5/kept-record.ts';
import { fire, goTo, shown, signIn, sumsOf } from './h5/on-page.ts';

const refresh = API_PREFIX + paths.refresh;
const me = API_PREFIX + paths.me;
const avatar = API_PREFIX + paths.myAvatar;

/** What the Lab says of each: requests, 401s, refreshes, replays, failures. */
const told = {
  expired: [20, 20, 1, 20, 0],
  late: [20, 20, 1, 20, 0],
  cut: [40, 40, 2, 20, 20],
  lost: [40, 40, 2, 20, 20],
  restart: [60, 40, 2, 20, 40],
  upload: [20, 20, 1, 20, 0],
} as const;

/** Refreshes that never reached a server. */
const neverLeft = { expired: 0, late: 0, cut: 1, lost: 0, restart: 1, upload: 0 } as const;

const scenarios = ['expired', 'late', 'cut', 'lost', 'restart', 'upload'] as const;

describeInBrowser('H5, the Lab', {}, (scene) => {
  test.each(scenarios)('%s: its numbers are those of the server', async (scenario) => {
    const { proxy } = scene.stage();
    const page = await openLab(await (await scene.visit()).open());
    await shown(page, `scenario-${scenario}`).click();
    proxy.forget();
    await fire(page);
    const sums = await sumsOf(page);
    expect(sums).toEqual(told[scenario]);
    const [, rejected, refreshes = 0, replays] = sums;
    const path = scenario === 'upload' ? avatar : me;
    const method = scenario === 'upload' ? 'POST' : 'GET';
    expect(proxy.count({ method, path, status: 401 })).toBe(rejected);
    expect(proxy.count({ method, path, status: scenario === 'upload' ? 415 : 200 })).toBe(replays);
    const sent = proxy.count({ method: 'POST', path: refresh });
    expect(sent).toBe(refreshes - neverLeft[scenario]);
  });

  test('two tabs with one dead token share one refresh, and all their requests are drawn', async () => {
    const { proxy } = scene.stage();
    const page = await openLab(await (await scene.visit()).open());
    await shown(page, 'scenario-tabs').click();
    proxy.forget();
    await fire(page);
    const [requests, rejected, refreshes, replays, failures] = await sumsOf(page);
    expect([requests, refreshes, failures]).toEqual([40, 1, 0]);
    expect(proxy.count({ method: 'POST', path: refresh })).toBe(1);
    expect(proxy.count({ method: 'GET', path: me, status: 401 })).toBe(rejected);
    expect(replays).toBe(rejected);
    expect(proxy.count({ method: 'GET', path: me, status: 200 })).toBe(40);
    expect(await page.locator('iframe').count()).toBe(0);
    expect(await shown(page, 'verdict').textContent()).toContain('共用一次刷新');
  });

  test('lanes are drawn while it runs, and what came of it can be kept as picture and facts', async () => {
    const { proxy } = scene.stage();
    const page = await openLab(await (await scene.visit()).open());
    const answer = proxy.holdNextAnswer(refresh);
    await fire(page);
    await answer.reached;
    await shown(page, 'lane-20').waitFor();
    expect(await shown(page, 'sums').count()).toBe(0);
    answer.release();
    await sumsOf(page);

    const picture = await keep(page, 'keep-picture');
    expect(picture.name).toBe('wugan-expired-20.png');
    expect(picture.bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(picture.bytes.length).toBeGreaterThan(2_000);
    const facts = await keep(page, 'keep-facts');
    const story = JSON.parse(facts.bytes.toString());
    expect(story).toMatchObject({ scenario: 'expired', count: 20, sums: { refreshes: 1 } });
    expect(story.facts.length).toBeGreaterThan(100);
    const { accessToken, refreshToken, attempt } = JSON.parse(
      (await keptOf(page))['wugan.session'] ?? '{}',
    );
    for (const secret of [accessToken, refreshToken, attempt]) {
      expect(secret).toBeTypeOf('string');
      expect(facts.bytes.toString()).not.toContain(secret);
    }
  });
});

async function openLab(page: Page): Promise<Page> {
  await signIn(page);
  await goTo(page, 'lab');
  return page;
}

/** Taps a button that gives a file. */
async function keep(page: Page, id: string) {
  const download = page.waitForEvent('download');
  await shown(page, id).click();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}
