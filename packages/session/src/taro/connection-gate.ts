import { type AbortSignalLike, TransportError } from '../core/index.ts';

/** Lets so many requests through at once; the rest wait in order. A refresh never waits. */
export interface ConnectionGate {
  /** Runs `task` when there is room. Rejects with `aborted` for a caller that gave up while it waited. */
  pass<T>(task: () => Promise<T>, signal: AbortSignalLike | undefined): Promise<T>;
}

/**
 * WeChat runs ten requests, uploads and downloads at once and queues the rest; one place is kept
 * free for the refresh, so that it never waits behind the calls that wait for it.
 */
const ORDINARY_CONNECTIONS = 9;

/**
 * Makes a gate: 9 at once unless told, of WeChat's 10. Share one among transport, uploads and downloads.
 * https://developers.weixin.qq.com/miniprogram/dev/framework/ability/network.html
 */
export function createConnectionGate(room = ORDINARY_CONNECTIONS): ConnectionGate {
  const waiting: (() => void)[] = [];
  let busy = 0;

  function enter(signal: AbortSignalLike | undefined): Promise<void> {
    if (busy < room) {
      busy += 1;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        signal?.removeEventListener('abort', giveUp);
        waiting.splice(waiting.indexOf(proceed), 1);
        reject(new TransportError('aborted'));
      };
      // The place of whoever leaves is handed on, so `busy` stays as it is.
      const proceed = () => {
        signal?.removeEventListener('abort', giveUp);
        resolve();
      };
      signal?.addEventListener('abort', giveUp);
      waiting.push(proceed);
    });
  }

  function leave(): void {
    const next = waiting.shift();
    if (next === undefined) busy -= 1;
    else next();
  }

  return {
    async pass(task, signal) {
      if (signal?.aborted) throw new TransportError('aborted');
      await enter(signal);
      try {
        // That goes on later, on iOS 15 in another task: the caller may have given up meanwhile.
        if (signal?.aborted) throw new TransportError('aborted');
        return await task();
      } finally {
        leave();
      }
    },
  };
}
