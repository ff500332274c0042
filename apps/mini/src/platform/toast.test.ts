import { expect, it, vi } from 'vitest';
import { toast } from './toast.ts';

const { said, shown } = vi.hoisted(() => {
  const region = { textContent: '' };
  vi.stubGlobal('document', { getElementById: (id: string) => (id === 'said' ? region : null) });
  const toasts: unknown[] = [];
  return { said: region, shown: toasts };
});
vi.mock('./platform.ts', () => ({ platform: 'h5' }));
vi.mock('@tarojs/taro', () => ({
  default: { showToast: async (option: object) => void shown.push(option) },
}));

it('what a toast shows on H5 is said in the page’s live region, too', async () => {
  await toast('登录失败，请稍后重试');
  await toast('已保存', 'success');
  expect(said.textContent).toBe('已保存');
  expect(shown).toEqual([
    { title: '登录失败，请稍后重试', icon: 'none' },
    { title: '已保存', icon: 'success' },
  ]);
});
