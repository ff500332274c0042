import type { SerializedError } from '@reduxjs/toolkit';
import type { RequestError } from '@wugan/session/redux';

/** What a page can say of a failed request: nothing was reached, the session is over, too much was asked, or the server erred. */
export type Failure = 'offline' | 'signed-out' | 'busy' | 'server';

const unreached = [502, 503, 504];

/** Judges the error of a query; undefined while there is none. */
export function failureOf(error: RequestError | SerializedError | undefined): Failure | undefined {
  if (error === undefined) return undefined;
  if (!('status' in error)) return 'server';
  if (error.status === 'NETWORK') return 'offline';
  if (error.status === 429) return 'busy';
  if (error.status !== 'SESSION') return unreached.includes(error.status) ? 'offline' : 'server';
  return error.code === 'REFRESH_UNREACHABLE' ? 'offline' : 'signed-out';
}
