import type { AbortSignalLike, Lifecycle } from './ports.ts';

/** Resolves when the app can be seen, at once where it can; also when the caller gives up. */
export function shown(lifecycle: Lifecycle | undefined, signal?: AbortSignalLike): Promise<void> {
  return new Promise((resolve) => {
    if (!lifecycle?.isHidden() || signal?.aborted) return resolve();
    const leave = lifecycle.onShow(go);
    function go() {
      leave();
      signal?.removeEventListener('abort', go);
      resolve();
    }
    signal?.addEventListener('abort', go);
  });
}
