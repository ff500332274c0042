import type { AbortSignalLike, Bearer, Clock, Lifecycle, SessionError } from '../../core/index.ts';
import type { SocketClosing, SocketMessage } from './socket-connection.ts';

/**
 * A sign of life of the app's own: WeChat's `SocketTask` has no ping, and a phone that changed its
 * network or slept may hold a connection that nothing comes from any more. Not while the app is hidden;
 * asked at once when it is shown.
 */
export interface SocketHeartbeat {
  /** After so long without a message from the server, ms. */
  readonly every: number;
  /** How long any message at all may take to come then, ms; after that the connection is dropped. */
  readonly within: number;
  /** What is sent, each time: a message that your server answers. Answers go to `onMessage`, too. */
  message(): SocketMessage;
}

/** A socket that belongs to a session. */
export interface TaroSocketOptions {
  /** `wss://…`; one of the domains that the mini program may connect to. */
  readonly url: string;
  readonly protocols?: readonly string[];
  /**
   * The message that shows a bearer to the server: the first on each connection, and sent again on the
   * same one when the pair is another or the app was hidden. Unless given, the bearer goes into the
   * handshake's headers, and a new pair opens a new connection; H5 has no such headers.
   */
  authenticate?(bearer: Bearer): SocketMessage;
  /**
   * True for a closing that says that the token was not accepted: unless given, code 4401, or a reason
   * with 401 in it. A browser is told nothing of a handshake that failed but 1006.
   */
  isRejected?(closing: SocketClosing): boolean;
  /** Unless given, a connection counts as good until the network or the server says that it is not. */
  readonly heartbeat?: SocketHeartbeat;
  onMessage(message: SocketMessage): void;
  /** After each connection: what was missed in between is to be asked for here. */
  onOpen?(): void;
  /** It is over: the session is, or a token that was just refreshed is not accepted either. */
  onEnd?(reason: SessionError | SocketClosing): void;
  /** Closes it. */
  readonly signal?: AbortSignalLike | undefined;
  /** That of the platform will do; unless given, one of its own. */
  readonly lifecycle?: Lifecycle;
  readonly clock?: Clock;
}

/** A socket over as many connections as it takes. */
export interface TaroSocket {
  /** False where there is no connection now, and nothing was sent. */
  send(message: SocketMessage): boolean;
  /** Closes it for good; `onEnd` is not called. */
  close(): void;
}
