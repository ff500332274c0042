import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** When a pair runs out, server time in epoch ms. */
interface KeptRecord {
  readonly accessExpiresAt: number;
  readonly refreshExpiresAt: number;
}

/** Everything that the page keeps, by key. */
export function keptOf(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() => ({ ...localStorage }));
}

/** Waits until the access token that the page keeps is no more: servers and pages share this machine's clock. */
export async function untilAccessExpired(page: Page): Promise<void> {
  await untilPast((await recordOf(page)).accessExpiresAt);
}

/** Waits until the whole sign-in that the page keeps is no more. */
export async function untilRefreshExpired(page: Page): Promise<void> {
  await untilPast((await recordOf(page)).refreshExpiresAt);
}

async function untilPast(moment: number): Promise<void> {
  await expect.poll(() => Date.now(), { timeout: 10_000 }).toBeGreaterThan(moment);
}

async function recordOf(page: Page): Promise<KeptRecord> {
  return JSON.parse((await keptOf(page))['wugan.session'] ?? '{}');
}
