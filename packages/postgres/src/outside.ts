import { createHash } from 'node:crypto';
import { join } from 'node:path';

/** Where root keeps what the server's user could not reach in its own place, such as a clone under a 0700 home. */
const OUTSIDE = '/var/lib/wugan';

/** A folder outside, the same one for the same original at every start. */
export function outsideOf(original: string): string {
  const mark = createHash('sha256').update(original).digest('hex').slice(0, 12);
  return join(OUTSIDE, `postgres-${mark}`);
}
