import { networkFailures, type WxFailure } from './wx-failure.ts';

/** How a socket ended; `code` is WebSocket's (RFC 6455), 1006 where no closing was heard. */
export interface SocketClosing {
  readonly code: number;
  readonly reason: string;
}

/** One socket of a process, as tests see it. */
export interface SocketCall {
  readonly url: string;
  state: 'connecting' | 'open' | 'closed';
  /** How it ended, once it has. */
  closing?: SocketClosing;
}

/** Loses a connection without a word to the server; `failure` where the app hears of an error, too. */
export type CutSocket = (closing: SocketClosing, failure?: WxFailure) => void;

/** The sockets of one process. */
export interface Sockets {
  readonly calls: readonly SocketCall[];
  /** Takes one of the five places; answers why nothing can be opened now. */
  enter(call: SocketCall, cut: CutSocket): WxFailure | undefined;
  leave(call: SocketCall): void;
  /** Loses everything that is open, as a network does. */
  cutAll(failure: WxFailure): void;
  /** While suspended, what was open is gone, and nothing can be opened. */
  suspend(suspended: boolean): void;
}

/** https://developers.weixin.qq.com/miniprogram/dev/api/network/websocket/wx.connectSocket.html */
const LIMIT = 5;

export const BROKEN: SocketClosing = { code: 1006, reason: 'abnormal closure' };

/** As phones say it: 1000 need not be the app's own closing. */
const INTERRUPTED: SocketClosing = { code: 1000, reason: 'interrupted' };

/** Keeps at most five sockets, those that are only being opened included. */
export function createSockets(isOnline: () => boolean): Sockets {
  const calls: SocketCall[] = [];
  const places = new Map<SocketCall, CutSocket>();
  let suspended = false;

  const cutEach: CutSocket = (closing, failure) => {
    for (const cut of [...places.values()]) cut(closing, failure);
  };

  return {
    calls,
    cutAll: (failure) => cutEach(BROKEN, failure),
    leave: (call) => void places.delete(call),
    enter: (call, cut) => {
      calls.push(call);
      if (places.size >= LIMIT) return networkFailures.tooManySockets(calls.length);
      places.set(call, cut);
      if (suspended) return networkFailures.interrupted();
      return isOnline() ? undefined : networkFailures.offline();
    },
    suspend: (now) => {
      suspended = now;
      if (suspended) cutEach(INTERRUPTED);
    },
  };
}
