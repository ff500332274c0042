import Taro from '@tarojs/taro';
import { useRef, useState } from 'react';

/**
 * Runs one thing at a time: `[run, isBusy]`. A second `run` while one is under way does nothing;
 * a failure is shown as the toast `failure` and goes no further.
 */
export function useTask<Args extends unknown[]>(
  task: (...args: Args) => Promise<unknown>,
  failure: string,
): [(...args: Args) => Promise<void>, boolean] {
  const running = useRef(false);
  const [isBusy, setBusy] = useState(false);

  async function run(...args: Args): Promise<void> {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    try {
      await task(...args);
    } catch {
      await Taro.showToast({ title: failure, icon: 'none' });
    } finally {
      running.current = false;
      setBusy(false);
    }
  }

  return [run, isBusy];
}
