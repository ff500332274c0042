import { useDidShow } from '@tarojs/taro';

/** What is older than this is asked for again when the page is shown, ms. */
const FRESH = 30_000;

interface Renewable {
  /** When the last answer came, epoch ms. */
  readonly fulfilledTimeStamp?: number | undefined;
  readonly isFetching: boolean;
}

/** Asks again when the page is shown with an answer that has grown old; the old one stays meanwhile. */
export function useRenewal(query: Renewable, refetch: () => unknown): void {
  useDidShow(() => {
    const { fulfilledTimeStamp, isFetching } = query;
    if (fulfilledTimeStamp === undefined || isFetching) return;
    // A clock that was set back makes the answer no younger.
    if (Math.abs(Date.now() - fulfilledTimeStamp) > FRESH) refetch();
  });
}
