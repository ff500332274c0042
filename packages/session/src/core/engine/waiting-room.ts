import type { Clock, Lifecycle } from '../ports.ts';
import { SessionError } from '../session-error.ts';
import { shown } from '../shown.ts';

/** Where everybody waits for one refresh, by one promise. */
export interface WaitingRoom {
  enter(): Promise<void>;
  /** Lets everybody go on, or fail with the error; nobody enters any more. */
  close(error?: Error): void;
}

interface Surroundings {
  readonly clock: Clock;
  readonly lifecycle?: Lifecycle;
}

/**
 * Opens a room in which nobody waits longer than `patience` ms, although the refresh may have to wait
 * for more: a proof, a young pair's rest. Whoever comes then waits anew. While the app is hidden nobody
 * waits in vain.
 */
export function openWaitingRoom({ clock, lifecycle }: Surroundings, patience: number): WaitingRoom {
  let crowd = gather();
  let isOpen = true;
  let stop = () => {};

  function bound(): void {
    // A refresh that ends just in time says so itself.
    stop = clock.after(patience + 1, async () => {
      if (lifecycle?.isHidden()) await shown(lifecycle);
      else {
        crowd.settle(new SessionError('REFRESH_UNREACHABLE'));
        crowd = gather();
      }
      if (isOpen) bound();
    });
  }

  bound();
  return {
    enter: () => crowd.promise,
    close(error) {
      isOpen = false;
      stop();
      crowd.settle(error);
    },
  };
}

function gather() {
  let settle = (_error?: Error) => {};
  const promise = new Promise<void>((resolve, reject) => {
    settle = (error) => (error === undefined ? resolve() : reject(error));
  });
  // Nobody may be waiting any more when it fails.
  promise.catch(() => {});
  return { promise, settle };
}
