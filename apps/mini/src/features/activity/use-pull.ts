import Taro, { usePullDownRefresh } from '@tarojs/taro';

/** Runs a task when the page is pulled down, and lets the page go once it is over, however it ends. */
export function usePull(task: () => Promise<unknown>): void {
  usePullDownRefresh(async () => {
    try {
      await task();
    } finally {
      await Taro.stopPullDownRefresh();
    }
  });
}
