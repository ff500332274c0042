import type { App, PageHandle, Target } from '@wugan/weapp-runtime';
import { expect } from 'vitest';

/** Taps a button, once whatever it is busy with is over. */
export async function tapReady(page: PageHandle, button: Target): Promise<void> {
  await expect.poll(async () => (await page.waitFor(button)).disabled).toBe(false);
  await page.tap(button);
}

/** Taps what is no button of its own, once whatever it is busy with is over. */
export async function tapFree(page: PageHandle, target: Target): Promise<void> {
  const look = async () => (await page.waitFor(target)).attribute('class');
  await expect.poll(look).not.toContain('is-busy');
  await page.tap(target);
}

/** Signs in on the profile page, by its one button. */
export async function signIn(app: App): Promise<PageHandle> {
  const me = await app.switchTab('我的');
  await tapReady(me, '#sign-in');
  await me.waitFor('#sign-out');
  return me;
}

/** Waits until every request of the app has been answered: what it then keeps is the latest. */
export async function untilQuiet(app: App): Promise<void> {
  const isQuiet = () => app.requests().every(({ state }) => state === 'done');
  await expect.poll(isQuiet, { interval: 20, timeout: 10_000 }).toBe(true);
}

/** Types a nickname and saves it, without waiting for what comes of it. */
export async function saveNickname(app: App, nickname: string): Promise<PageHandle> {
  const me = await app.switchTab('我的');
  await me.input('#nickname', nickname);
  await tapReady(me, '#save-nickname');
  return me;
}

/** Waits until the profile page says that this is who is signed in, and the server has said so. */
export async function expectName(app: App, name: string): Promise<void> {
  const me = await app.switchTab('我的');
  await expect.poll(() => me.find('#profile-name').text).toBe(name);
  await expect.poll(() => me.has('#save-nickname')).toBe(false);
}

/** Fires the Lab's burst of 20 requests; gives its account of them. */
export function runBurst(app: App) {
  return runScenario(app, 'expired');
}

/** Plays one of the Lab's scenarios with 20 requests; gives its account of them. */
export async function runScenario(app: App, scenario: string) {
  const lab = await app.switchTab('实验室');
  const choice = `#scenario-${scenario}`;
  await tapFree(lab, choice);
  await expect.poll(() => lab.find(choice).attribute('class')).toContain('scenario-on');
  await lab.tap('#run');
  await lab.waitFor('#sums', { within: 25_000 });
  const sum = (name: string) => Number(lab.find(`#sum-${name}`).text);
  return {
    requests: sum('requests'),
    rejected: sum('rejected'),
    refreshes: sum('refreshes'),
    replays: sum('replays'),
    failures: sum('failures'),
  };
}

/** Waits for the list that only a signed-in user may read, as the server says it now, with this session in it. */
export async function untilActivityShows(home: PageHandle): Promise<void> {
  await home.waitFor('#activity .tag');
}
