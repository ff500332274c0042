import { type Credential, isSameOwner, isSamePair } from '../../core/credential.ts';
import { type Bearer, type Session, SessionError } from '../../core/index.ts';
import { createDeviceClock } from '../device-clock.ts';
import { createTaroLifecycle } from '../taro-lifecycle.ts';
import { createReconnection } from './reconnection.ts';
import { isUnauthorized, openConnection, type SocketClosing } from './socket-connection.ts';
import { isFinal, type Live, wasGood } from './socket-life.ts';
import { watchOccasions } from './socket-occasions.ts';
import type { TaroSocket, TaroSocketOptions } from './socket-options.ts';

/**
 * Opens a `Taro.connectSocket` through the session, and again whenever it breaks: at once for a pair
 * that was rejected (after a refresh) and when the app is shown, else after a second and more, up to
 * 30 s. It shows the server each new pair, and ends with the session, or with somebody else's sign-in.
 * WeChat has room for five sockets; a new pair may need a second one for a moment.
 * https://developers.weixin.qq.com/miniprogram/dev/api/network/websocket/wx.connectSocket.html
 */
export function createTaroSocket(session: Session, options: TaroSocketOptions): TaroSocket {
  const { authenticate, protocols, signal, url } = options;
  const { clock = createDeviceClock(), lifecycle = createTaroLifecycle() } = options;
  const { isRejected = isUnauthorized } = options;
  let live: Live | null = null;
  let rejected: { readonly bearer: Bearer; readonly closing: SocketClosing } | null = null;
  let owner: Credential | undefined;
  let turns = 0;
  let isConnecting = false;
  let isOver = false;
  const reconnection = createReconnection(clock, lifecycle, () => void connect());

  function requireOwner(bearer: Bearer): Bearer {
    const state = session.state();
    if (state.status === 'signed-in') {
      owner ??= state.credential;
      if (!isSameOwner(owner, state.credential))
        throw new SessionError('SESSION_ENDED', 'replaced');
    }
    return bearer;
  }

  /** Null once it is open. The former connection goes only then, so that nothing is missed. */
  async function open(bearer: Bearer): Promise<SocketClosing | null> {
    requireOwner(bearer);
    // The session refreshes for a rejected answer, and calls again with the next pair.
    if (rejected !== null && isSamePair(rejected.bearer, bearer)) return rejected.closing;
    turns += 1;
    const turn = turns;
    return openConnection({
      url,
      protocols,
      header: authenticate === undefined ? bearer.headers : {},
      onOpen: (connection) => goOn({ bearer, connection, since: clock.now(), turn }),
      onMessage: (message) => live?.turn === turn && options.onMessage(message),
      onClosed: (closing) => live?.turn === turn && lost(live, closing),
    });
  }

  function goOn(next: Live): void {
    if (isOver) {
      next.connection.close();
      return;
    }
    live?.connection.close();
    live = next;
    reconnection.cancel();
    if (authenticate !== undefined) next.connection.send(authenticate(next.bearer));
    options.onOpen?.();
  }

  async function connect(): Promise<void> {
    if (isConnecting || isOver) return;
    isConnecting = true;
    reconnection.cancel();
    const closing = await session
      .call(open, { isRejected: (answer) => answer !== null && isRejected(answer) })
      .catch(failed)
      .finally(() => {
        isConnecting = false;
      });
    if (closing === null && live !== null) return renew(false);
    if (closing == null || isOver) return;
    // The session has refreshed for it once.
    if (isRejected(closing)) end(closing);
    else reconnection.schedule();
  }

  function lost(former: Live, closing: SocketClosing): void {
    live = null;
    if (wasGood(former, clock.now())) {
      rejected = null;
      reconnection.forget();
    }
    if (!isRejected(closing)) reconnection.schedule();
    else if (rejected !== null) end(closing);
    else {
      rejected = { bearer: former.bearer, closing };
      void connect();
    }
  }

  function failed(error: unknown): undefined {
    if (!(error instanceof SessionError)) throw error;
    if (isFinal(error)) end(error);
    else if (live === null) reconnection.schedule();
  }

  /** Shows the server the pair as it is now, where that is another or the app was away. */
  async function renew(wasAway: boolean): Promise<void> {
    if (live === null) return connect();
    const bearer = await session
      .call(async (current) => requireOwner(current), { isRejected: () => false })
      .catch(failed);
    if (bearer === undefined || isOver) return;
    if (live === null) return connect();
    const isNew = !isSamePair(live.bearer, bearer);
    if (!isNew && !wasAway) return;
    if (authenticate === undefined) return isNew ? connect() : undefined;
    live = { ...live, bearer };
    live.connection.send(authenticate(bearer));
  }

  function end(reason?: SessionError | SocketClosing): void {
    if (isOver) return;
    isOver = true;
    reconnection.cancel();
    leave();
    live?.connection.close();
    live = null;
    if (reason !== undefined) options.onEnd?.(reason);
  }

  const close = () => end();
  const leave = watchOccasions(session, lifecycle, signal, {
    onShow() {
      reconnection.forget();
      void renew(true);
    },
    onRenewed: () => void renew(false),
    onEnded: end,
    onAborted: close,
  });
  if (signal?.aborted) close();
  void connect();

  return {
    close,
    send(message) {
      live?.connection.send(message);
      return live !== null;
    },
  };
}
