import type { Store } from '@reduxjs/toolkit';
import type { BaseQueryApi } from '@reduxjs/toolkit/query';

/**
 * What RTK Query hands to a base query. The base query is called without its cache: that copies
 * itself at each change, so that 10,000 entries would measure nothing else.
 */
export function baseQueryApiOf({ dispatch, getState }: Store): BaseQueryApi {
  const controller = new AbortController();
  return {
    signal: controller.signal,
    abort: () => controller.abort(),
    dispatch,
    getState,
    extra: undefined,
    endpoint: 'item',
    type: 'query',
  };
}
