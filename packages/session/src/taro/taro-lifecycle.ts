import Taro from '@tarojs/taro';
import type { Lifecycle } from '../core/index.ts';

/** Hears `wx.onAppShow` and `wx.onAppHide`, for as long as the app lives. */
export function createTaroLifecycle(): Lifecycle {
  const listeners = new Set<() => void>();
  let isHidden = false;
  Taro.onAppHide(() => {
    isHidden = true;
  });
  Taro.onAppShow(() => {
    isHidden = false;
    for (const listener of listeners) listener();
  });
  return {
    isHidden: () => isHidden,
    onShow: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
