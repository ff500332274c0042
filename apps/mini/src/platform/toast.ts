import Taro from '@tarojs/taro';
import { say } from './say.ts';

/** Shows a few words over the page for a moment, and has them said: Taro's own toast is silent on H5. */
export async function toast(title: string, icon: 'none' | 'success' = 'none'): Promise<void> {
  say(title);
  await Taro.showToast({ title, icon });
}
