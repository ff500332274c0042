import { API_PREFIX, paths } from '@wugan/shared';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeInBrowser } from './h5/describe-in-browser.ts';
import { walkEveryPage, walking } from './h5/every-page.ts';
import { cutOffOn, smallTargetsOf, unreachableOn } from './h5/measures.ts';
import { fire, goTo, shown, signIn } from './h5/on-page.ts';
import { walkerOf } from './h5/screens.ts';
import { violationsOf } from './h5/violations.ts';

const me = API_PREFIX + paths.me;
const login = API_PREFIX + paths.login;

describeInBrowser('H5, for everybody', {}, (scene) => {
  test.for([
    ['a phone, in English, with letters half as large again, too', walkerOf('en', 'phone')],
    ['a desktop, in Chinese', walkerOf('zh', 'desktop')],
  ] as const)(
    '%s: on every page axe-core finds nothing, a finger meets 44 px, and Tab comes everywhere',
    walking,
    async ([who, walker]) => {
      const found: Record<string, string[]> = {};
      await walkEveryPage(scene, walker, async (page, state) => {
        await page.emulateMedia({ colorScheme: 'light' });
        found[state] = await violationsOf(page);
        // Only the colours are others.
        await page.emulateMedia({ colorScheme: 'dark' });
        found[`${state}, dark`] = await violationsOf(page, 'color-contrast');
        found[`${state}, too small`] = await smallTargetsOf(page);
        found[`${state}, out of reach`] = await unreachableOn(page);
        if (who.includes('letters'))
          found[`${state}, cut off`] = await cutOffWithLargeLetters(page);
      });
      expect(Object.entries(found).filter(([, wrong]) => wrong.length > 0)).toEqual([]);
    },
  );

  test('who wants no motion gets none: pages, questions and toasts are there at once', async () => {
    const page = await (await scene.visit({ reducedMotion: 'reduce' })).open();
    await signIn(page);
    await page.evaluate(watchMotion);
    await shown(page, 'to-devices').click();
    await shown(page, 'back').click();
    // At once: the page that is gone back to must be there for good.
    await page.locator('#devices').waitFor({ state: 'detached' });
    await shown(page, 'end-others').click();
    await page.locator('.taro-model__confirm').click();
    await page.locator('.taro__toast p:visible').first().waitFor();
    expect(await page.evaluate(() => Reflect.get(window, 'motions'))).toEqual([]);
  });

  test('a button that works says so, and a second tap does nothing', async () => {
    const { proxy } = scene.stage();
    const page = await (await scene.visit()).open('me');
    proxy.forget();
    const signingIn = proxy.holdNextAnswer(login);
    await shown(page, 'user-alice').dblclick();
    await signingIn.reached;
    expect(await shown(page, 'user-bob').getAttribute('aria-disabled')).toBe('true');
    await shown(page, 'user-bob').click({ force: true });
    signingIn.release();
    await shown(page, 'sign-out').waitFor();
    expect(proxy.count({ method: 'POST', path: login })).toBe(1);

    await shown(page, 'nickname').locator('input').fill('Alice once');
    const saving = proxy.holdNextAnswer(me);
    await shown(page, 'save-nickname').dblclick();
    await saving.reached;
    expect(await shown(page, 'save-nickname').getAttribute('aria-disabled')).toBe('true');
    expect(await shown(page, 'save-nickname').getAttribute('class')).toContain('is-busy');
    saving.release();
    await shown(page, 'save-nickname').waitFor({ state: 'detached' });
    expect(proxy.count({ method: 'PUT', path: me })).toBe(1);

    await goTo(page, 'lab');
    proxy.forget();
    const running = proxy.holdNextAnswer(me);
    await fire(page);
    await running.reached;
    await shown(page, 'run').click({ force: true });
    expect(await shown(page, 'run').getAttribute('aria-disabled')).toBe('true');
    running.release();
    await shown(page, 'sums').waitFor();
    expect(proxy.count({ method: 'GET', path: me, status: 200 })).toBe(20);
  });
});

/** What is cut off once the letters are half as large again, as a person may set their browser. */
async function cutOffWithLargeLetters(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setFontSizes', { fontSizes: { standard: 24 } });
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe(
    '30px',
  );
  const cut = await cutOffOn(page);
  await session.send('Page.setFontSizes', { fontSizes: { standard: 16 } });
  await session.detach();
  return cut;
}

/** Runs in the page: keeps whatever moves for longer than an eye can see, in `window.motions`. */
function watchMotion(): void {
  const motions: string[] = [];
  Reflect.set(window, 'motions', motions);
  const look = () => {
    for (const motion of document.getAnimations()) {
      const { duration } = motion.effect?.getComputedTiming() ?? {};
      if (typeof duration === 'number' && duration > 1) motions.push(`${duration} ms`);
    }
    requestAnimationFrame(look);
  };
  look();
}
