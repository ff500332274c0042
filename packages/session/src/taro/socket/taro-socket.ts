import { isSamePair } from '../../core/credential.ts';
import type { Session, SessionError } from '../../core/index.ts';
import { createDeviceClock } from '../device-clock.ts';
import { createCurrentConnection } from './current-connection.ts';
import { createDialler } from './dialler.ts';
import { isUnauthorized, type SocketClosing } from './socket-connection.ts';
import { createSocketLifecycle } from './socket-lifecycle.ts';
import { watchOccasions } from './socket-occasions.ts';
import type { TaroSocket, TaroSocketOptions } from './socket-options.ts';
import { createOwnerCheck } from './socket-owner.ts';

/**
 * Opens a `Taro.connectSocket` through the session, and again whenever it breaks: at once for a pair
 * that was rejected (after a refresh) and when the app is shown, else after a second and more, up to
 * 30 s. It shows the server each new pair, and ends with the session, or with somebody else's sign-in.
 * A network that changed under it may leave it open and silent: only a `heartbeat` finds that out.
 * WeChat has room for five sockets; a new pair may need a second one for a moment.
 * https://developers.weixin.qq.com/miniprogram/dev/api/network/websocket/wx.connectSocket.html
 */
export function createTaroSocket(session: Session, options: TaroSocketOptions): TaroSocket {
  const { authenticate, isRejected = isUnauthorized, signal } = options;
  const { clock = createDeviceClock(), lifecycle = createSocketLifecycle() } = options;
  const requireOwner = createOwnerCheck(session);
  const current = createCurrentConnection(options, clock, lifecycle, (lost) => dialler.lost(lost));
  const dialler = createDialler({
    clock,
    current,
    isRejected,
    lifecycle,
    onConnected: () => void renew(false),
    onEnd: end,
    requireOwner,
    session,
  });
  let isOver = false;

  /** Shows the server the pair as it is now, where that is another or the app was away. */
  async function renew(wasAway: boolean): Promise<void> {
    if (current.bearer() === null) return dialler.connect();
    const bearer = await session
      .call(async (next) => requireOwner(next), { isRejected: () => false })
      .catch(dialler.failed);
    if (bearer === undefined || isOver) return;
    const shown = current.bearer();
    const isNew = shown === null || !isSamePair(shown, bearer);
    if (shown === null || (isNew && authenticate === undefined)) return dialler.connect();
    if (isNew || wasAway) current.show(bearer);
  }

  function end(reason?: SessionError | SocketClosing): void {
    if (isOver) return;
    isOver = true;
    dialler.stop();
    leave();
    current.close();
    if (reason !== undefined) options.onEnd?.(reason);
  }

  const close = () => end();
  const leave = watchOccasions(session, lifecycle, signal, {
    onShow() {
      dialler.forget();
      void renew(true);
      current.check();
    },
    onRenewed: () => void renew(false),
    onEnded: end,
    onAborted: close,
  });
  if (signal?.aborted) close();
  void dialler.connect();

  return { close, send: current.send };
}
