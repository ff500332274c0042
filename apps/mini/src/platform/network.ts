import Taro from '@tarojs/taro';

/** Calls back each time the phone or browser says that it is connected again. */
export function onNetworkBack(back: () => void): void {
  Taro.onNetworkStatusChange(({ isConnected }) => {
    if (isConnected) back();
  });
}
