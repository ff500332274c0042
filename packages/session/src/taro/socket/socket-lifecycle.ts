import Taro from '@tarojs/taro';
import type { Lifecycle } from '../../core/index.ts';

/**
 * A lifecycle for one listener, which is the socket: when that leaves, nothing listens to the app any
 * more. An app may open many sockets while it lives.
 */
export function createSocketLifecycle(): Lifecycle {
  let isHidden = false;
  const hide = () => {
    isHidden = true;
  };
  Taro.onAppHide(hide);
  return {
    isHidden: () => isHidden,
    onShow(listener) {
      const show = () => {
        isHidden = false;
        listener();
      };
      Taro.onAppShow(show);
      return () => {
        Taro.offAppHide(hide);
        Taro.offAppShow(show);
      };
    },
  };
}
