import { type IncomingMessage, request as startRequest } from 'node:http';

interface RequestOption {
  readonly url: string;
  readonly method: string;
  readonly header: Readonly<Record<string, string>>;
  readonly data?: string;
  readonly timeout: number;
}

/** What WeChat itself ends a request with, whatever the server does; by path. */
const endings: Readonly<Record<string, object>> = {
  '/interrupted': { errMsg: 'request:fail interrupted' },
  '/network-switch': { errMsg: 'request:fail network changed', errno: 600_001 },
};

/** Header names as some phones give them. */
function headersOf({ rawHeaders }: IncomingMessage): Record<string, string> {
  const pairs = rawHeaders.flatMap((name, at) =>
    at % 2 === 0 ? [[name.toUpperCase(), rawHeaders[at + 1] ?? '']] : [],
  );
  return Object.fromEntries(pairs);
}

/**
 * `Taro.request` as WeChat carries it out, over real HTTP: it succeeds for any status, gives the text
 * (`dataType: 'text'`), and fails with `{ errMsg, errno }`.
 */
export function wechatRequest({ data, header, method, timeout, url }: RequestOption) {
  let abort = () => {};
  const answered = new Promise((resolve, reject) => {
    const ending = endings[new URL(url).pathname];
    if (ending !== undefined) return reject(ending);
    const fail = (errMsg: string, rest: object = {}) => {
      reject({ errMsg: `request:fail ${errMsg}`, ...rest });
      task.destroy();
    };
    const task = startRequest(url, { method, headers: { ...header } }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      response.on('error', () => fail('errcode:-101 cronet_error_code:-101'));
      response.on('end', () =>
        resolve({ statusCode: response.statusCode, header: headersOf(response), data: text }),
      );
    });
    task.on('error', () => fail('errcode:-105 cronet_error_code:-105'));
    const timer = setTimeout(() => fail('timeout', { errno: 5 }), timeout);
    task.on('close', () => clearTimeout(timer));
    abort = () => fail('abort');
    task.end(data);
  });
  return Object.assign(answered, { abort: () => abort() });
}
