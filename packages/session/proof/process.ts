import type { Nature } from './nature.ts';

type Work<T> = (resolve: (value: T) => void, reject: (error: Error) => void) => void;

/** One life of one tab: what it asks of the world, until it dies. */
export interface Process {
  readonly tab: 0 | 1;
  readonly nature: Nature;
  readonly isAlive: boolean;
  isHidden: boolean;
  /** Asks a port; a process that died meanwhile never hears the answer. */
  ask<T>(what: string, work: Work<T>): Promise<T>;
  /** One more step at a port; false for a process that is dead, or dies of it. */
  step(what: string): boolean;
  /** Dies at the step at a port that comes after so many others. */
  dieAfter(steps: number): void;
  /** How many steps at a port it has left. */
  left(): number | null;
  /** Takes that back. */
  spare(): void;
}

export function createProcess(tab: 0 | 1, nature: Nature, onDeath: () => void): Process {
  let left = Number.POSITIVE_INFINITY;
  let isAlive = true;

  const process: Process = {
    tab,
    nature,
    isHidden: false,
    get isAlive() {
      return isAlive;
    },
    step(what) {
      if (!isAlive) return false;
      left -= 1;
      if (left >= 0) return true;
      isAlive = false;
      nature.tell(() => `tab ${tab} crashes, before: ${what}`);
      onDeath();
      return false;
    },
    ask: (what, work) =>
      new Promise((resolve, reject) => {
        if (!process.step(what)) return;
        work(
          (value) => {
            if (!process.step(`${what} is answered`)) return;
            nature.hear(tab, what, value);
            resolve(value);
          },
          (error) => {
            if (!process.step(`${what} fails`)) return;
            nature.hear(tab, what, error.message);
            reject(error);
          },
        );
      }),
    dieAfter(steps) {
      left = Math.min(left, steps);
    },
    left: () => (Number.isFinite(left) ? left : null),
    spare() {
      left = Number.POSITIVE_INFINITY;
    },
  };
  return process;
}
