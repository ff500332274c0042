import { useRef, useState } from 'react';
import { toast } from '../platform/toast.ts';

/**
 * Runs one thing at a time: `[run, isBusy]`. A second `run` while one is under way does nothing;
 * a failure is shown as the toast that `failure` is, or makes of it, and goes no further.
 */
export function useTask<Args extends unknown[]>(
  task: (...args: Args) => Promise<unknown>,
  failure: string | ((error: unknown) => string),
): [(...args: Args) => Promise<void>, boolean] {
  const running = useRef(false);
  const [isBusy, setBusy] = useState(false);

  async function run(...args: Args): Promise<void> {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    try {
      await task(...args);
    } catch (error) {
      const title = typeof failure === 'string' ? failure : failure(error);
      await toast(title);
    } finally {
      running.current = false;
      setBusy(false);
    }
  }

  return [run, isBusy];
}
