import Taro from '@tarojs/taro';

/** When it is worth asking the server again: the app is looked at again, or the network is back. */
export interface Attention {
  onShow(): void;
  onHide(): void;
  onNetworkBack(): void;
}

/** Listens for as long as the app lives. */
export function watchAttention({ onShow, onHide, onNetworkBack }: Attention): void {
  Taro.onAppShow(onShow);
  Taro.onAppHide(onHide);
  // Taro hears of it through navigator.connection, which Safari and Firefox lack.
  if (process.env.TARO_ENV === 'h5') window.addEventListener('online', onNetworkBack);
  else
    Taro.onNetworkStatusChange(({ isConnected }) => {
      if (isConnected) onNetworkBack();
    });
}
