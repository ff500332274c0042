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
    // What one throws surfaces as a rejection that nobody handles, and keeps no other from hearing.
    for (const listener of listeners) void (async () => listener())();
  });
  return {
    isHidden: () => isHidden,
    onShow: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
