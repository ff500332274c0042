import type { BaseQueryFn } from '@reduxjs/toolkit/query';
import type { RequestError } from '@wugan/session/redux';
import { failureOf } from './failure.ts';

/**
 * When the network is back, RTK asks again what has failed by then. A read that was under way at that
 * moment and fails after it, as on a change from Wi-Fi to mobile data, is asked once more here; only
 * once for each time that the network comes back. `beforeRetry` runs before it is.
 */
export function askOnceMore<Args, Result, Extra, Meta>(
  query: BaseQueryFn<Args, Result, RequestError, Extra, Meta>,
  beforeRetry: () => void,
) {
  let returns = 0;
  const baseQuery: typeof query = async (args, api, extraOptions) => {
    const before = returns;
    const result = await query(args, api, extraOptions);
    const isOvertaken = returns !== before && api.type === 'query' && !api.signal.aborted;
    if (!isOvertaken || failureOf(result.error) !== 'offline') return result;
    beforeRetry();
    return query(args, api, extraOptions);
  };
  return {
    baseQuery,
    /** To be told each time. */
    networkIsBack: () => {
      returns += 1;
    },
  };
}
