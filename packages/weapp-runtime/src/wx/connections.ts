import { networkFailures, type WxFailure } from './wx-failure.ts';

/** One request, upload or download of a process, as tests see it. */
export interface NetworkCall {
  readonly api: string;
  readonly method: string;
  readonly url: string;
  state: 'queued' | 'running' | 'done';
  /** The status of the answer; absent while running and after a failure. */
  statusCode?: number;
  /** Why it failed. */
  failure?: string;
}

export interface Connection<Answer> {
  readonly answer: Promise<Answer>;
  abort(failure: WxFailure): void;
}

/** The network connections of one process. */
export interface Connections {
  readonly calls: readonly NetworkCall[];
  open<Answer extends { statusCode: number }>(
    call: Pick<NetworkCall, 'api' | 'method' | 'url'>,
    send: (signal: AbortSignal) => Promise<Answer>,
  ): Connection<Answer>;
  /** Fails everything running and queued. */
  cancelAll(failure: WxFailure): void;
  /** While suspended, what is open fails `interrupted`, and so does every new call. */
  suspend(suspended: boolean): void;
}

/** `wx.request`, `uploadFile` and `downloadFile` share this many connections. */
const LIMIT = 10;

interface Slot {
  readonly call: NetworkCall;
  readonly controller: AbortController;
  start(): void;
}

/** Opens at most ten connections at once and queues the rest in order. */
export function createConnections(isOnline: () => boolean): Connections {
  const calls: NetworkCall[] = [];
  const open = new Set<Slot>();
  let suspended = false;

  const startNext = () => {
    const running = [...open].filter(({ call }) => call.state === 'running').length;
    const next = [...open].find(({ call }) => call.state === 'queued');
    if (running < LIMIT && next !== undefined) next.start();
  };

  const cancelAll = (failure: WxFailure) => {
    for (const { controller } of open) controller.abort(failure);
  };

  return {
    calls,
    cancelAll,
    suspend: (now) => {
      suspended = now;
      if (suspended) cancelAll(networkFailures.interrupted());
    },
    open: (described, send) => {
      const call: NetworkCall = { ...described, state: 'queued' };
      const controller = new AbortController();
      const { signal } = controller;
      calls.push(call);
      const started = new Promise<void>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        open.add({
          call,
          controller,
          start: () => {
            call.state = 'running';
            resolve();
          },
        });
      });
      const answer = (async () => {
        try {
          await started;
          const received = await send(signal);
          call.statusCode = received.statusCode;
          return received;
        } catch (error) {
          call.failure = error instanceof Error ? error.message : String(error);
          throw error;
        } finally {
          call.state = 'done';
          for (const slot of open) if (slot.call === call) open.delete(slot);
          startNext();
        }
      })();
      if (suspended) controller.abort(networkFailures.interrupted());
      else if (!isOnline()) controller.abort(networkFailures.offline());
      else startNext();
      return { answer, abort: (failure) => controller.abort(failure) };
    },
  };
}
