import Taro from '@tarojs/taro';
import { text } from '../i18n/text.ts';

/** Asks before something that cannot be undone; true for yes. */
export async function confirm(question: string, content: string, yes: string): Promise<boolean> {
  const answer = await Taro.showModal({
    title: question,
    content,
    confirmText: yes,
    cancelText: text.confirm.cancel,
    confirmColor: '#c23a2e',
  });
  return answer.confirm;
}
