import { setTimeout as pause } from 'node:timers/promises';
import { createDeferred } from './create-deferred.ts';

/** An answer that the server has given and the client has not. */
export interface HeldAnswer {
  /** Resolves when the server has answered. */
  readonly reached: Promise<void>;
  /** Lets it go to the client. */
  release(): void;
  /** Cuts the connection instead. */
  drop(): void;
}

/** What is put in the place of an answer; headers that are not named stay. */
export interface Spoiled {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as problem+json. */
  readonly problem: object;
}

type Fate = 'deliver' | 'drop';
type Fault = () => Fate | Promise<Fate>;

/** What is to happen to the next answers, by path. */
export function createFaults() {
  const next = new Map<string, Fault[]>();
  const delays = new Map<string, number>();
  const spoiled = new Map<string, Spoiled>();
  const plan = (path: string, fault: Fault) => {
    next.set(path, [...(next.get(path) ?? []), fault]);
  };
  return {
    hold(path: string): HeldAnswer {
      const reached = createDeferred<void>();
      const fate = createDeferred<Fate>();
      plan(path, () => {
        reached.resolve();
        return fate.promise;
      });
      return {
        reached: reached.promise,
        release: () => fate.resolve('deliver'),
        drop: () => fate.resolve('drop'),
      };
    },
    drop(path: string): void {
      plan(path, () => 'drop');
    },
    delay(path: string, ms: number): void {
      delays.set(path, ms);
    },
    spoil(path: string, instead: Spoiled | null): void {
      if (instead === null) spoiled.delete(path);
      else spoiled.set(path, instead);
    },
    insteadOf: (path: string): Spoiled | undefined => spoiled.get(path),
    /** Decides about one answer, in its own time. */
    async decide(path: string): Promise<Fate> {
      const [fault, ...rest] = next.get(path) ?? [];
      next.set(path, rest);
      await pause(delays.get(path) ?? 0);
      return fault ? fault() : 'deliver';
    },
  };
}
