import type { Page } from 'playwright-core';
import { goTo, shown } from './on-page.ts';

/** How WeChat's own browser calls itself. */
export const wechatBrowser =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.60(0x18003c2f) NetType/WIFI Language/zh_CN';

/** Taps the button on the page of whoever is not signed in, and waits for WeChat's page. */
export async function leaveForWechat(page: Page): Promise<void> {
  await goTo(page, 'me');
  await shown(page, 'web-sign-in').click();
  await page.waitForURL(/\/connect\//);
}

/** Says yes on WeChat's page, as one of those it offers, and waits to be signed in. */
export async function signInThroughWechat(page: Page, user = 'alice'): Promise<void> {
  await leaveForWechat(page);
  await allow(page, user);
  await shown(page, 'sign-out').waitFor();
}

/** Says yes on WeChat's page. */
export async function allow(page: Page, user = 'alice'): Promise<void> {
  await page.getByRole('button', { name: user, exact: true }).click();
}

/** What the page says of a sign-in that came to nothing. */
export async function troubleOn(page: Page): Promise<string | null> {
  await shown(page, 'sign-in-trouble').waitFor();
  return shown(page, 'sign-in-trouble').textContent();
}

/** Every address that a page of this tab is asked for from now on. */
export function addressesOf(page: Page): readonly string[] {
  const addresses: string[] = [];
  page.on('request', (request) => {
    if (request.isNavigationRequest()) addresses.push(request.url());
  });
  return addresses;
}
