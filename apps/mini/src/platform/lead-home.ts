import Taro from '@tarojs/taro';

/**
 * Leads whoever comes by a link to a page that there is not, as by an old bookmark, to the first page:
 * Taro shows nothing at all there. WeChat says it itself.
 */
export function leadHome(): void {
  if (process.env.TARO_ENV !== 'h5') return;
  Taro.onPageNotFound(() => void Taro.switchTab({ url: '/pages/home/index' }));
}
