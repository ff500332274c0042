import { writeFileSync } from 'node:fs';
import { API_PREFIX, paths } from '@wugan/shared';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { artifacts, describeInBrowser } from './h5/describe-in-browser.ts';
import { walkEveryPage, walking } from './h5/every-page.ts';
import { filmstrip } from './h5/filmstrip.ts';
import { cutOffOn } from './h5/measures.ts';
import { type Frame, movingPicture } from './h5/moving-picture.ts';
import { fire, goTo, shown, signIn, sumsOf } from './h5/on-page.ts';
import { walkerOf } from './h5/screens.ts';

const refresh = API_PREFIX + paths.refresh;
const me = API_PREFIX + paths.me;
/** All of the Lab at once. */
const film = { viewport: { width: 390, height: 1200 }, deviceScaleFactor: 1 };
const languages = ['zh', 'en'] as const;
const schemes = ['light', 'dark'] as const;
const everywhere = languages.flatMap((language) => [
  { language, window: 'phone' as const },
  { language, window: 'desktop' as const },
]);

const pictureOf = (...words: string[]) => `${artifacts}${words.join('-')}.png`;

describeInBrowser('H5, every page as a picture', {}, (scene) => {
  test.for(everywhere)(
    'on a $window, in $language, in light and dark: nothing sticks out',
    walking,
    async ({ language, window }) => {
      const outside: Record<string, string[]> = {};
      await walkEveryPage(scene, walkerOf(language, window), async (page, state) => {
        outside[state] = await cutOffOn(page);
        for (const colorScheme of schemes) {
          await page.emulateMedia({ colorScheme });
          const path = pictureOf(window, language, colorScheme, state);
          await page.screenshot({ path, animations: 'disabled' });
        }
      });
      expect(Object.entries(outside).filter(([, wrong]) => wrong.length > 0)).toEqual([]);
    },
  );

  test.for(languages)('the pages side by side, light over dark, in %s', async (language) => {
    const page = await (await scene.visit({ deviceScaleFactor: 1.25 })).open();
    const states = ['home-signed-in', 'me-signed-in', 'devices', 'lab-after'];
    const rows = schemes.map((scheme) =>
      states.map((state) => pictureOf('phone', language, scheme, state)),
    );
    const still = { png: await filmstrip(page, rows), shownFor: 0 };
    writeFileSync(pictureOf('readme', 'pages', language), movingPicture([still]));
  });

  test.for(languages)(
    'twenty requests and one refresh, as a moving picture, in %s',
    walking,
    async (language) => {
      const { proxy } = scene.stage();
      const { looks } = walkerOf(language, 'phone');
      const page = await (await scene.visit({ ...looks, ...film })).open();
      await signIn(page, 'bob');
      await goTo(page, 'lab');
      // Slow enough for an eye, and the refresh for six frames, however long each of them takes.
      proxy.delay(me, 400);
      const refreshing = proxy.holdNextAnswer(refresh);
      let isHeld = false;
      void refreshing.reached.then(() => {
        isHeld = true;
      });
      let left = 6;
      const frames = await filmOf(page, () => {
        if (isHeld) left -= 1;
        if (left === 0) refreshing.release();
      });
      expect(await sumsOf(page)).toEqual([20, 20, 1, 20, 0]);
      proxy.delay(me, 0);
      const file = pictureOf('readme', 'lab', language);
      const picture = movingPicture(frames);
      writeFileSync(file, picture);
      expect(frames.length).toBeGreaterThan(5);
      expect(await page.evaluate(framesOf, picture.toString('base64'))).toBe(frames.length);
    },
  );
});

/** Films the Lab's burst, from its button downwards, from before its start until its numbers stand: a frame for each change. */
async function filmOf(page: Page, onFrame: () => void): Promise<Frame[]> {
  const { y = 0 } = (await shown(page, 'run').boundingBox()) ?? {};
  const clip = { x: 0, y: Math.floor(y) - 12, width: 390, height: 690 };
  const shots: { readonly png: Buffer; readonly at: number }[] = [];
  const shoot = async () => shots.push({ at: Date.now(), png: await page.screenshot({ clip }) });
  await shoot();
  let drawn = await lab(page).innerHTML();
  await fire(page);
  for (let isOver = false; !isOver; ) {
    await expect.poll(() => lab(page).innerHTML(), { interval: 20 }).not.toBe(drawn);
    drawn = await lab(page).innerHTML();
    isOver = await shown(page, 'sums').isVisible();
    await shoot();
    onFrame();
  }
  return shots.map(({ png, at }, index) => {
    const next = shots[index + 1];
    // Long enough to be read: what is about to begin, and what came of it.
    const shownFor = next === undefined ? 4000 : index === 0 ? 800 : next.at - at;
    return { png, shownFor };
  });
}

/** The page that is shown, of those that Taro keeps. */
function lab(page: Page) {
  return page.locator('.taro_page:visible');
}

/** Runs in the page: how many frames a browser sees in a picture. */
async function framesOf(base64: string): Promise<number> {
  const data = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const decoder = new ImageDecoder({ data, type: 'image/png' });
  await decoder.tracks.ready;
  return decoder.tracks.selectedTrack?.frameCount ?? 0;
}
