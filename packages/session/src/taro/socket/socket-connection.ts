import Taro from '@tarojs/taro';

/** What a socket carries: a text, or bytes. */
export type SocketMessage = string | ArrayBuffer;

/** How a connection ended. `code` is WebSocket's (RFC 6455), 1006 where it broke or never opened. */
export interface SocketClosing {
  readonly code: number;
  readonly reason: string;
}

/** Where a connection goes, and who hears of it. */
export interface ConnectionRequest {
  readonly url: string;
  readonly header: Readonly<Record<string, string>>;
  readonly protocols?: readonly string[] | undefined;
  /** Before any message is heard: not by a promise, which goes on later than that on iOS 15. */
  onOpen(connection: Connection): void;
  onMessage(message: SocketMessage): void;
  /** Once, after it was open; not for a closing that `close` asked for. */
  onClosed(closing: SocketClosing): void;
}

/** One open connection. */
export interface Connection {
  send(message: SocketMessage): void;
  close(): void;
}

/** What Taro's task on H5 holds: it says 1006 of every closing itself, where this one knows the code. */
interface BrowserSocket {
  addEventListener(type: 'close', listener: (closing: SocketClosing) => void): void;
}

function isBrowserSocket(held: unknown): held is BrowserSocket {
  return typeof Reflect.get(Object(held), 'addEventListener') === 'function';
}

const broken = (failure: unknown): SocketClosing => ({
  code: 1006,
  reason: String(Reflect.get(Object(failure), 'errMsg') ?? ''),
});

/** Null once it is open, or how it closed where it did not open. Never rejects. */
export async function openConnection(request: ConnectionRequest): Promise<SocketClosing | null> {
  const { header, onClosed, onMessage, onOpen, protocols, url } = request;
  const asked = { url, header: { ...header }, ...(protocols && { protocols: [...protocols] }) };
  try {
    const task = await Taro.connectSocket(asked);
    return await new Promise((resolve) => {
      let status: 'opening' | 'open' | 'closed' = 'opening';
      const end = ({ code, reason }: SocketClosing) => {
        const before = status;
        status = 'closed';
        if (before === 'opening') resolve({ code, reason });
        if (before === 'open') onClosed({ code, reason });
      };
      const close = () => {
        status = 'closed';
        task.close({ code: 1000 });
      };
      const breakOff = (failure: unknown) => {
        if (status === 'closed') return;
        end(broken(failure));
        task.close({});
      };
      const send = (data: SocketMessage) => {
        // On H5 it rejects as well.
        Promise.resolve(task.send({ data, fail: breakOff })).catch(breakOff);
      };
      task.onOpen(() => {
        status = 'open';
        resolve(null);
        onOpen({ send, close });
      });
      task.onMessage(({ data }) => {
        if (status === 'open') onMessage(data);
      });
      task.onError(breakOff);
      const inBrowser: unknown = Reflect.get(task, 'ws');
      if (isBrowserSocket(inBrowser)) inBrowser.addEventListener('close', end);
      task.onClose(end);
    });
  } catch (failure) {
    return broken(failure);
  }
}

/** 4401 is what servers say by custom: 4000 and up are an app's own. A handshake has only its text. */
export function isUnauthorized({ code, reason }: SocketClosing): boolean {
  return code === 4401 || /\b401\b/.test(reason);
}
