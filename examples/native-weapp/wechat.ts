import { wechatRequest } from '../../packages/session/src/testing/wechat-request.ts';

interface RequestOption {
  readonly url: string;
  readonly method: string;
  readonly header: Readonly<Record<string, string>>;
  readonly data?: unknown;
  readonly timeout: number;
  success(answer: object): void;
  fail(failure: unknown): void;
}

/** `data` of an answer, as WeChat gives it: parsed where it is JSON, else the text. */
function dataOf(text: unknown): unknown {
  try {
    const parsed: unknown = JSON.parse(String(text));
    return parsed;
  } catch {
    return text;
  }
}

/** The part of `wx` that the ports use, over real HTTP, with what a test may do to the phone. */
export function createWechat() {
  const stored = new Map<string, unknown>();
  let isBroken = false;
  let login: () => Promise<object>;
  let codes = 0;
  login = async () => {
    codes += 1;
    return { code: `code-${codes}` };
  };
  const heard = { hide: () => {}, show: () => {} };
  const whole = <T>(task: () => T): T => {
    if (isBroken) throw new Error('storage is broken');
    return task();
  };

  const wx = {
    request({ data, fail, success, ...option }: RequestOption) {
      const body = data === undefined ? {} : { data: JSON.stringify(data) };
      const task = wechatRequest({ ...option, ...body });
      task.then((answer) => {
        const text: unknown = Reflect.get(Object(answer), 'data');
        success({ ...Object(answer), data: dataOf(text) });
      }, fail);
      return task;
    },
    getStorageSync: (key: string) => whole(() => stored.get(key) ?? ''),
    setStorageSync: (key: string, value: unknown) => whole(() => void stored.set(key, value)),
    removeStorageSync: (key: string) => whole(() => void stored.delete(key)),
    getRandomValues: async ({ length }: { length: number }) => ({
      randomValues: crypto.getRandomValues(new Uint8Array(length)).buffer,
    }),
    login: () => login(),
    onAppHide: (listener: () => void) => void Object.assign(heard, { hide: listener }),
    onAppShow: (listener: () => void) => void Object.assign(heard, { show: listener }),
    getLaunchOptionsSync: () => ({ scene: 1001 }),
  };

  return {
    wx,
    breakStorage() {
      isBroken = true;
    },
    window: { hide: () => heard.hide(), show: () => heard.show() },
    signIn: {
      refuse() {
        login = () => Promise.reject({ errMsg: 'login:fail system error' });
      },
      giveNothing() {
        login = async () => ({ code: '' });
      },
    },
  };
}
