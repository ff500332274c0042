import type { Life } from './life.ts';

export interface Timer {
  readonly due: number;
  readonly life: Life;
  readonly task: () => void;
}

/** What waits for time to pass. */
export interface Timers {
  /** The answer cancels it. */
  add(timer: Timer): () => void;
  take(timer: Timer): void;
  drop(life: Life): void;
  isEmpty(): boolean;
  /** The next to come: of tabs whose timers are due at the same time any may be first. */
  next(): readonly Timer[];
  memory(): unknown;
}

export function createTimers(): Timers {
  let timers: Timer[] = [];
  const without = (gone: Timer) => timers.filter((timer) => timer !== gone);

  return {
    add(timer) {
      timers.push(timer);
      return () => {
        timers = without(timer);
      };
    },
    take(timer) {
      timers = without(timer);
    },
    drop(life) {
      timers = timers.filter((timer) => timer.life !== life);
    },
    isEmpty: () => timers.length === 0,
    next() {
      const earliest = Math.min(...timers.map(({ due }) => due));
      const firsts = new Map<Life, Timer>();
      for (const timer of timers)
        if (timer.due === earliest && !firsts.has(timer.life)) firsts.set(timer.life, timer);
      return [...firsts.values()];
    },
    memory: () => timers.map(({ due, life }) => `${life.tab} ${life.isOver} ${due}`).sort(),
  };
}
