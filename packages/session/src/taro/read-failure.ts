import type { TransportError } from '../core/index.ts';
import { member } from '../core/member.ts';

/** WeChat's error numbers of a request, as far as they name a kind (general error codes page). */
const TIMEOUT_ERRNO = 5;

/**
 * Names the kind of what `wx.request` or the browser failed with. A network switch (errno 600001)
 * and everything unknown are `offline`: try again later.
 */
export function readFailure(failure: unknown): TransportError['kind'] {
  const message = String(member(failure, 'errMsg') ?? member(failure, 'message') ?? '');
  if (/interrupted/i.test(message)) return 'interrupted';
  if (member(failure, 'errno') === TIMEOUT_ERRNO || /time-?d? ?out/i.test(message))
    return 'timeout';
  return /abort/i.test(message) ? 'aborted' : 'offline';
}
