import { isCallable, type LogicFunction } from './unknown-values.ts';

export interface ProcessTimers {
  /** The four functions a mini program sees; ids are numbers. */
  readonly globals: Readonly<Record<string, LogicFunction>>;
  /** Runs `task` on a later turn, unless the process has been killed by then. */
  later(task: () => void, delay?: number): void;
  /** Stops every timer, now and for good. */
  clear(): void;
}

/** The timers of one process: they die with it, and an error in one is reported, not thrown. */
export function createProcessTimers(guard: (task: () => unknown) => void): ProcessTimers {
  const running = new Map<number, NodeJS.Timeout>();
  let lastId = 0;
  let open = true;

  const start = (task: () => unknown, delay: number, repeat: boolean): number => {
    lastId += 1;
    const id = lastId;
    if (!open) return id;
    const fire = () => {
      if (!repeat) running.delete(id);
      guard(task);
    };
    running.set(id, repeat ? setInterval(fire, delay) : setTimeout(fire, delay));
    return id;
  };

  const stop = (id: unknown): void => {
    if (typeof id !== 'number') return;
    clearTimeout(running.get(id));
    running.delete(id);
  };

  const starter =
    (repeat: boolean): LogicFunction =>
    (callback, delay, ...args) =>
      start(
        () => (isCallable(callback) ? callback(...args) : undefined),
        Number(delay) || 0,
        repeat,
      );

  return {
    globals: {
      setTimeout: starter(false),
      setInterval: starter(true),
      clearTimeout: stop,
      clearInterval: stop,
    },
    later: (task, delay = 0) => void start(task, delay, false),
    clear: () => {
      open = false;
      for (const timer of running.values()) clearTimeout(timer);
      running.clear();
    },
  };
}
