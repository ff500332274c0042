import type { Phone } from '@wugan/weapp-runtime';
import { expect } from 'vitest';
import { mePath } from './paths.ts';
import type { Stage } from './use-stage.ts';

/** What the app keeps of the session between launches. */
export function storedRecord(phone: Phone): Record<string, unknown> {
  const text = phone.storage.get('wugan.session');
  const record: unknown = typeof text === 'string' ? JSON.parse(text) : undefined;
  if (typeof record !== 'object' || record === null) throw new Error('The phone keeps no session.');
  return Object.fromEntries(Object.entries(record));
}

/** Asks the API itself, past the proxy and its counts, what it thinks of an access token. */
export async function statusOf(stage: Stage, accessToken: unknown): Promise<number> {
  const headers = { authorization: `Bearer ${accessToken}` };
  const { status } = await fetch(stage.stack.apiUrl + mePath, { headers });
  return status;
}

/** Waits until the API rejects the access token that the phone keeps. */
export async function untilAccessExpired(stage: Stage, phone: Phone): Promise<void> {
  const { accessToken } = storedRecord(phone);
  await expect.poll(() => statusOf(stage, accessToken), { interval: 50 }).toBe(401);
}
