import Taro from '@tarojs/taro';
import { platform } from './platform.ts';

/**
 * Shows a few words over the page for a moment. A screen reader hears them on H5 by the page's live
 * region (index.html), which Taro's own toast is not; WeChat reads its toasts itself.
 * https://www.w3.org/TR/wai-aria-1.2/#status
 */
export async function toast(title: string, icon: 'none' | 'success' = 'none'): Promise<void> {
  const region = platform === 'h5' ? document.getElementById('said') : null;
  if (region !== null) region.textContent = title;
  await Taro.showToast({ title, icon });
}
