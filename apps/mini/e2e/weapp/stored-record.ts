import type { App, Phone } from '@wugan/weapp-runtime';
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

/** Waits until the app asks for nothing any more and the API rejects the access token that it keeps. */
export async function untilAccessExpired(stage: Stage, phone: Phone, app: App): Promise<void> {
  const isQuiet = () => app.requests().every(({ state }) => state === 'done');
  const look = async () =>
    (await statusOf(stage, storedRecord(phone).accessToken)) === 401 && isQuiet();
  await expect.poll(look, { interval: 50 }).toBe(true);
}
