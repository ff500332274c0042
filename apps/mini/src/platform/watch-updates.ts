import Taro from '@tarojs/taro';

interface Question {
  readonly question: string;
  readonly content: string;
  readonly yes: string;
  readonly no: string;
}

/**
 * Asks, once a new version has been downloaded, and restarts with it where the answer is yes. WeChat
 * does it unasked at the next cold start; a browser whenever a page is loaded.
 * https://developers.weixin.qq.com/miniprogram/dev/api/base/update/wx.getUpdateManager.html
 */
export function watchUpdates(words: () => Question): void {
  // As a block, so that the bundler leaves what is in it out of the page: Taro's box is 6 KB there.
  if (process.env.TARO_ENV === 'weapp') {
    const updates = Taro.getUpdateManager?.();
    updates?.onUpdateReady(async () => {
      const { question: title, content, yes, no } = words();
      const modal = { title, content, confirmText: yes, cancelText: no };
      if ((await Taro.showModal(modal)).confirm) updates.applyUpdate();
    });
  }
}
