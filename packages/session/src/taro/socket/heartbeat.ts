import type { Clock, Lifecycle } from '../../core/index.ts';
import type { SocketMessage } from './socket-connection.ts';
import type { SocketHeartbeat } from './socket-options.ts';

/** Watches one open connection at a time for signs of life; one timer, one unanswered message at most. */
export interface Heartbeat {
  /** Something was heard, or has just begun: nothing is asked for a while. */
  heard(): void;
  /** Asks now. Nothing while the app is hidden: whoever hears that it is shown asks. */
  ask(): void;
  stop(): void;
}

export function createHeartbeat(
  clock: Clock,
  lifecycle: Lifecycle,
  { every, message, within }: SocketHeartbeat,
  { onSilence, send }: { send(message: SocketMessage): void; onSilence(): void },
): Heartbeat {
  let stop = () => {};
  function wait(ms: number, task: () => void): void {
    stop();
    // A timer that WeChat held back in the background is no measure of the server.
    stop = clock.after(ms, () => {
      if (!lifecycle.isHidden()) task();
    });
  }
  function ask(): void {
    stop();
    if (lifecycle.isHidden()) return;
    // First: sending may find the connection broken, and stop it.
    wait(within, onSilence);
    send(message());
  }
  return { ask, heard: () => wait(every, ask), stop: () => stop() };
}
