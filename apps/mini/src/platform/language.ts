import Taro from '@tarojs/taro';
import { platform } from './platform.ts';

/** The language of the phone or browser, as a tag such as `zh_CN` or `en`. */
export function systemLanguage(): string {
  if (platform === 'h5') return navigator.language;
  return Taro.getAppBaseInfo?.().language ?? 'zh_CN';
}
