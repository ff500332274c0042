import Taro from '@tarojs/taro';

/** The language of the phone or browser, as a tag such as `zh_CN` or `en`. */
export function systemLanguage(): string {
  // One expression, so that a page's build leaves WeChat's half behind, and what comes with it.
  return process.env.TARO_ENV === 'h5'
    ? navigator.language
    : (Taro.getAppBaseInfo?.().language ?? 'zh_CN');
}
