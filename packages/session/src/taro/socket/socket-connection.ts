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
  onMessage(message: SocketMessage): void;
  /** Once, after it was open; not for a closing that `close` asked for. */
  onClosed(closing: SocketClosing): void;
}

/** One open connection. */
export interface Connection {
  send(message: SocketMessage): void;
  close(): void;
}

const broken = (failure: unknown): SocketClosing => ({
  code: 1006,
  reason: String(Reflect.get(Object(failure), 'errMsg') ?? ''),
});

/** Opens one connection; answers how it closed where it did not open. Never rejects. */
export async function openConnection(
  request: ConnectionRequest,
): Promise<Connection | SocketClosing> {
  const { header, onClosed, onMessage, protocols, url } = request;
  const asked = { url, header: { ...header }, ...(protocols && { protocols: [...protocols] }) };
  try {
    const task = await Taro.connectSocket(asked);
    return await new Promise((resolve) => {
      let status: 'opening' | 'open' | 'closed' = 'opening';
      const end = (closing: SocketClosing) => {
        const before = status;
        status = 'closed';
        if (before === 'opening') resolve(closing);
        if (before === 'open') onClosed(closing);
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
        resolve({ send, close });
      });
      task.onMessage(({ data }) => {
        if (status === 'open') onMessage(data);
      });
      task.onError(breakOff);
      task.onClose(({ code, reason }) => end({ code, reason }));
    });
  } catch (failure) {
    return broken(failure);
  }
}

/** 4401 is what servers say by custom: 4000 and up are an app's own. A handshake has only its text. */
export function isUnauthorized({ code, reason }: SocketClosing): boolean {
  return code === 4401 || /\b401\b/.test(reason);
}
