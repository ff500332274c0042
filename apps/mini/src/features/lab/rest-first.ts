import type { Credential } from '@wugan/session';
import { platform } from '../../platform/platform.ts';

/** As long as a refresh may take at most, ms. */
const MOST = 15_000;

/**
 * Waits until a young pair may be renewed. Where tabs share a session, the session itself waits for
 * that within the refresh; waiting before keeps it out of the picture.
 */
export async function restFirst(pair: Credential): Promise<void> {
  if (platform !== 'h5' || pair.generation === 0) return;
  const rest = Math.min(MOST, (pair.accessExpiresAt - pair.issuedAt) / 2);
  const age = Date.now() + pair.clockOffset - pair.issuedAt;
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, rest - age)));
}
