import type { Bearer, Clock, Lifecycle } from '../../core/index.ts';
import { createHeartbeat } from './heartbeat.ts';
import {
  type Connection,
  openConnection,
  type SocketClosing,
  type SocketMessage,
} from './socket-connection.ts';
import type { TaroSocketOptions } from './socket-options.ts';

/** A connection that lived so long was a good one, ms. */
const GOOD_LIFE = 10_000;

/** How a connection ended, which bearer it was shown last, and whether it had lived for long. */
export interface Lost {
  readonly bearer: Bearer;
  readonly closing: SocketClosing;
  readonly wasGood: boolean;
}

/** The one connection that counts: what a former one still says is not heard. */
export interface CurrentConnection {
  /** The bearer that it was shown last; null while there is no connection. */
  bearer(): Bearer | null;
  /** Null once it is open, or how it closed. The former one goes only then, so that nothing is missed. */
  open(bearer: Bearer): Promise<SocketClosing | null>;
  /** Sends `authenticate` of another bearer. */
  show(bearer: Bearer): void;
  /** False where there is no connection, and nothing was sent. */
  send(message: SocketMessage): boolean;
  /** Has the heartbeat ask at once, where there is one. */
  check(): void;
  /** Closes it, and any that opens from now on. */
  close(): void;
}

interface Live {
  readonly bearer: Bearer;
  readonly connection: Connection;
  readonly since: number;
  /** Which one it is. */
  readonly turn: number;
}

export function createCurrentConnection(
  options: TaroSocketOptions,
  clock: Clock,
  lifecycle: Lifecycle,
  onLost: (lost: Lost) => void,
): CurrentConnection {
  const { authenticate, protocols, url } = options;
  let live: Live | null = null;
  let turns = 0;
  let isOver = false;

  function send(message: SocketMessage): boolean {
    live?.connection.send(message);
    return live !== null;
  }

  function lose(closing: SocketClosing): void {
    if (live === null) return;
    const { bearer, since } = live;
    live = null;
    heartbeat?.stop();
    onLost({ bearer, closing, wasGood: clock.now() - since >= GOOD_LIFE });
  }

  function dropSilent(): void {
    live?.connection.close();
    lose({ code: 1006, reason: 'heartbeat unanswered' });
  }

  const heartbeat =
    options.heartbeat &&
    createHeartbeat(clock, lifecycle, options.heartbeat, { onSilence: dropSilent, send });

  function begin(next: Live): void {
    if (isOver) {
      next.connection.close();
      return;
    }
    live?.connection.close();
    live = next;
    heartbeat?.heard();
    if (authenticate !== undefined) send(authenticate(next.bearer));
    options.onOpen?.();
  }

  return {
    bearer: () => live?.bearer ?? null,
    send,
    open(bearer) {
      turns += 1;
      const turn = turns;
      return openConnection({
        url,
        protocols,
        header: authenticate === undefined ? bearer.headers : {},
        onOpen: (connection) => begin({ bearer, connection, since: clock.now(), turn }),
        onClosed: (closing) => live?.turn === turn && lose(closing),
        onMessage(message) {
          if (live?.turn !== turn) return;
          heartbeat?.heard();
          options.onMessage(message);
        },
      });
    },
    show(bearer) {
      if (live === null || authenticate === undefined) return;
      live = { ...live, bearer };
      send(authenticate(bearer));
    },
    check: () => live && heartbeat?.ask(),
    close() {
      isOver = true;
      heartbeat?.stop();
      live?.connection.close();
      live = null;
    },
  };
}
