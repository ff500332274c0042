import { API_PREFIX, paths } from '@wugan/shared';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Scene } from './describe-in-browser.ts';
import { fire, goTo, shown, signIn, sumsOf, takeNickname, untilActivityShows } from './on-page.ts';

const refresh = API_PREFIX + paths.refresh;
const me = API_PREFIX + paths.me;

/** Who walks through the app, and with what before their eyes. */
export interface Walker {
  readonly user: string;
  readonly nickname: string;
  readonly looks: BrowserContextOptions;
}

/** Hears of each page in each of its states, once it stands still. */
export type Look = (page: Page, state: string) => Promise<void>;

/** A walk is a dozen pages long, and machines that build and test are busy. */
export const walking = { timeout: 180_000 };

/** Goes through every page as a stranger, signed in, in the Lab, with the server down, and signed out. */
export async function walkEveryPage(scene: Scene, walker: Walker, onLook: Look): Promise<void> {
  const look: Look = async (page, state) => {
    await untilStill(page);
    await onLook(page, state);
  };
  const page = await (await scene.visit(walker.looks)).open();
  await asStranger(page, walker, look);
  await asOneself(scene, page, walker, look);
  await inTheLab(scene, page, look);
  await withoutServer(scene, page, look);
  await signedOut(page, look);
}

async function asStranger(page: Page, { user }: Walker, look: Look): Promise<void> {
  await shown(page, 'to-sign-in').waitFor();
  await look(page, 'home-signed-out');
  await goTo(page, 'lab');
  await shown(page, 'to-sign-in').waitFor();
  await look(page, 'lab-signed-out');
  await goTo(page, 'me');
  await shown(page, `user-${user}`).waitFor();
  await look(page, 'me-signed-out');
}

async function asOneself(scene: Scene, page: Page, walker: Walker, look: Look): Promise<void> {
  const { user, nickname, looks } = walker;
  await signIn(page, user);
  // Who walks a second time has the name already.
  if ((await shown(page, 'profile-name').textContent()) !== nickname)
    await takeNickname(page, nickname);
  await expect.poll(() => page.locator('.taro__toast p:visible').count()).toBe(0);
  await look(page, 'me-signed-in');
  const elsewhere = await (await scene.visit(looks)).open();
  await signIn(elsewhere, user);
  await elsewhere.close();
  await shown(page, 'to-devices').click();
  const end = shown(page, 'devices').locator('[id^="end-"]');
  await end.waitFor();
  await look(page, 'devices');
  await end.click();
  await page.locator('.taro-modal__content').waitFor();
  await look(page, 'devices-question');
  await page.locator('.taro-model__confirm').click();
  await end.waitFor({ state: 'detached' });
  await shown(page, 'back').click();
  await page.locator('#devices').waitFor({ state: 'detached' });
  await goTo(page, 'home');
  await untilActivityShows(page);
  await look(page, 'home-signed-in');
}

async function inTheLab(scene: Scene, page: Page, look: Look): Promise<void> {
  const { proxy } = scene.stage();
  await goTo(page, 'lab');
  await shown(page, 'run').waitFor();
  await look(page, 'lab-before');
  // As far away as a server is.
  proxy.delay(me, 60);
  proxy.delay(refresh, 120);
  proxy.forget();
  await fire(page);
  expect(await sumsOf(page)).toEqual([20, 20, 1, 20, 0]);
  expect(proxy.count({ method: 'POST', path: refresh })).toBe(1);
  expect(proxy.count({ method: 'GET', path: me, status: 401 })).toBe(20);
  expect(proxy.count({ method: 'GET', path: me, status: 200 })).toBe(20);
  proxy.delay(me, 0);
  proxy.delay(refresh, 0);
  await shown(page, 'run').evaluate(bringUp);
  await look(page, 'lab-after');
}

async function withoutServer(scene: Scene, page: Page, look: Look): Promise<void> {
  const { proxy } = scene.stage();
  proxy.refuse(true);
  await page.reload();
  await goTo(page, 'me');
  await shown(page, 'trouble').waitFor();
  await look(page, 'me-server-down');
  await goTo(page, 'home');
  await shown(page, 'trouble').waitFor();
  await look(page, 'home-server-down');
  proxy.refuse(false);
  await shown(page, 'retry').click();
  await untilActivityShows(page);
}

async function signedOut(page: Page, look: Look): Promise<void> {
  await goTo(page, 'me');
  await shown(page, 'sign-out').click();
  await shown(page, 'end-reason').waitFor();
  await look(page, 'me-ended');
}

/** A page slides in and a question fades in: neither is to be judged on its way. */
async function untilStill(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBe(0);
}

/** Runs in the page: scrolls it until this is at its top. */
function bringUp(one: Element): void {
  one.closest('.taro_page')?.scrollBy(0, one.getBoundingClientRect().top - 16);
}
