import Taro from '@tarojs/taro';
import { text } from '../../i18n/text.ts';

/** Tells a person who has not agreed to the privacy guide what follows, and that nothing is lost. */
export async function explainPrivacy(): Promise<void> {
  const { title, content, yes } = text.me.privacy;
  await Taro.showModal({ title, content, confirmText: yes, showCancel: false });
}
