import { settle } from './fake-clock.ts';

/** One socket of WeChat's, in the test's hands. */
export interface FakeSocket {
  readonly option: { readonly url: string; readonly header: Readonly<Record<string, string>> };
  readonly sent: unknown[];
  isClosed: boolean;
  /** While set, sending fails. */
  isDead: boolean;
  open(): void;
  say(data: string): void;
  break(errMsg: string): void;
  closeBy(code: number, reason?: string): void;
}

interface SendOption {
  readonly data: unknown;
  fail(failure: object): void;
}

/** Every socket that was asked for. */
export const sockets: FakeSocket[] = [];

/** `Taro.connectSocket`, which succeeds at once and opens when the test says so. */
export async function connectSocket(option: FakeSocket['option']) {
  const heard = {
    open: () => {},
    message: (_: { data: string }) => {},
    error: (_: { errMsg: string }) => {},
    close: (_: { code: number; reason: string }) => {},
  };
  const socket: FakeSocket = {
    option,
    sent: [],
    isClosed: false,
    isDead: false,
    open: () => heard.open(),
    say: (data) => heard.message({ data }),
    break: (errMsg) => heard.error({ errMsg }),
    closeBy: (code, reason = '') => heard.close({ code, reason }),
  };
  sockets.push(socket);
  return {
    onOpen: (listener: typeof heard.open) => void Object.assign(heard, { open: listener }),
    onMessage: (listener: typeof heard.message) => void Object.assign(heard, { message: listener }),
    onError: (listener: typeof heard.error) => void Object.assign(heard, { error: listener }),
    onClose: (listener: typeof heard.close) => void Object.assign(heard, { close: listener }),
    send({ data, fail }: SendOption) {
      if (socket.isDead) fail({ errMsg: 'sendSocketMessage:fail' });
      else socket.sent.push(data);
    },
    close() {
      socket.isClosed = true;
      heard.close({ code: 1000, reason: '' });
    },
  };
}

/** The socket that was asked for last, once it was. */
export async function latestSocket(): Promise<FakeSocket> {
  await settle();
  const last = sockets.at(-1);
  if (last === undefined) throw new Error('no socket was asked for');
  return last;
}

/** Who listens to the app itself. */
export const appListeners = new Set<() => void>();

const listen = (listener: () => void) => void appListeners.add(listener);
const leave = (listener: () => void) => void appListeners.delete(listener);

/** `Taro.onAppShow` and its like. */
export const appEvents = {
  onAppShow: listen,
  onAppHide: listen,
  offAppShow: leave,
  offAppHide: leave,
};
