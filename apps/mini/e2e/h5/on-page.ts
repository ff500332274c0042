import type { Locator, Page } from 'playwright-core';

/** The three tabs, in the order in which they stand. */
const tabs = ['home', 'me', 'lab'] as const;

export type Tab = (typeof tabs)[number];

/** An element of the tab that is shown: Taro keeps the other tabs beside it, with ids of their own. */
export function shown(page: Page, id: string): Locator {
  return page.locator(`#${id}:visible`);
}

/** Taps one of the tabs at the foot. */
export async function goTo(page: Page, tab: Tab): Promise<void> {
  await page.locator('.weui-tabbar__item').nth(tabs.indexOf(tab)).click();
}

/** Signs in as a sandbox user and waits for the user's own page. */
export async function signIn(page: Page, user = 'alice'): Promise<void> {
  await goTo(page, 'me');
  await shown(page, `user-${user}`).click();
  await shown(page, 'sign-out').waitFor();
}

/** Gives the signed-in user a name, and waits until the server has taken it. */
export async function takeNickname(page: Page, nickname: string): Promise<void> {
  await goTo(page, 'me');
  await shown(page, 'nickname').locator('input').fill(nickname);
  await shown(page, 'save-nickname').click();
  await shown(page, 'save-nickname').waitFor({ state: 'detached' });
}

/** Waits for the list that only a signed-in user may read, with the session of this browser in it. */
export async function untilActivityShows(page: Page): Promise<void> {
  await shown(page, 'activity').locator('.tag').waitFor();
}

/** Starts the Lab's burst. */
export async function fire(page: Page): Promise<void> {
  await shown(page, 'run').click();
}

/** The Lab's five numbers, once they stand: requests, 401s, refreshes, replays, failures. */
export async function sumsOf(page: Page): Promise<number[]> {
  await shown(page, 'sums').waitFor();
  const texts = await shown(page, 'sums').locator('.sum-count').allTextContents();
  return texts.map(Number);
}
