import { isSamePair } from '../../core/credential.ts';
import {
  type Bearer,
  type Clock,
  type Lifecycle,
  type Session,
  SessionError,
} from '../../core/index.ts';
import type { CurrentConnection, Lost } from './current-connection.ts';
import { createReconnection } from './reconnection.ts';
import type { SocketClosing } from './socket-connection.ts';

/** Sees to it that there is a connection: opens one through the session, and again when it breaks. */
export interface Dialler {
  /** Opens one, at once; nothing while one is being opened, or the app is hidden. */
  connect(): Promise<void>;
  lost(lost: Lost): void;
  /** What a session has no bearer for: for good, or so that another try is due. */
  failed(error: unknown): void;
  /** What failed so far is no reason to wait. */
  forget(): void;
  stop(): void;
}

interface DiallerParts {
  readonly clock: Clock;
  readonly current: CurrentConnection;
  readonly lifecycle: Lifecycle;
  readonly session: Session;
  isRejected(closing: SocketClosing): boolean;
  requireOwner(bearer: Bearer): Bearer;
  onConnected(): void;
  onEnd(reason: SessionError | SocketClosing): void;
}

/** True for an error after which no connection can come about. */
function isFinal({ code }: SessionError): boolean {
  return code === 'SESSION_ENDED' || code === 'SIGN_IN_REQUIRED' || code === 'SINGLE_PAGE_MODE';
}

export function createDialler(parts: DiallerParts): Dialler {
  const { clock, current, isRejected, lifecycle, onConnected, onEnd, requireOwner, session } =
    parts;
  let rejected: Lost | null = null;
  let isConnecting = false;
  let isOver = false;
  const reconnection = createReconnection(clock, () => void connect());

  async function open(bearer: Bearer): Promise<SocketClosing | null> {
    requireOwner(bearer);
    // The session refreshes for a rejected answer, and calls again with the next pair.
    if (rejected !== null && isSamePair(rejected.bearer, bearer)) return rejected.closing;
    return current.open(bearer);
  }

  async function connect(): Promise<void> {
    if (isConnecting || isOver || lifecycle.isHidden()) return;
    isConnecting = true;
    reconnection.cancel();
    const closing = await session
      .call(open, { isRejected: (answer) => answer !== null && isRejected(answer) })
      .catch(failed)
      .finally(() => {
        isConnecting = false;
      });
    if (closing === undefined || isOver) return;
    if (closing !== null) {
      // The session has refreshed for it once.
      if (isRejected(closing)) onEnd(closing);
      else reconnection.schedule();
    } else if (current.bearer() !== null) {
      reconnection.cancel();
      onConnected();
    }
  }

  function failed(error: unknown): undefined {
    if (!(error instanceof SessionError)) throw error;
    if (isFinal(error)) onEnd(error);
    else if (current.bearer() === null) reconnection.schedule();
  }

  return {
    connect,
    failed,
    forget: reconnection.forget,
    lost(lost) {
      if (lost.wasGood) {
        rejected = null;
        reconnection.forget();
      }
      if (!isRejected(lost.closing)) reconnection.schedule();
      else if (rejected !== null) onEnd(lost.closing);
      else {
        rejected = lost;
        void connect();
      }
    },
    stop() {
      isOver = true;
      reconnection.cancel();
    },
  };
}
