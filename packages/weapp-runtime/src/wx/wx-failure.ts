/** How a wx call fails: `errMsg` becomes `<api>:fail <reason>`. */
export class WxFailure extends Error {
  readonly reason: string;
  readonly errno: number | undefined;

  constructor(reason: string, errno?: number) {
    super(reason);
    this.name = 'WxFailure';
    this.reason = reason;
    this.errno = errno;
  }

  toResult(api: string): Record<string, unknown> {
    const errMsg = this.reason === '' ? `${api}:fail` : `${api}:fail ${this.reason}`;
    return this.errno === undefined ? { errMsg } : { errMsg, errno: this.errno };
  }
}

const cronet = (code: number, name: string): WxFailure =>
  new WxFailure(`errcode:${code} cronet_error_code:${code} error_msg:net::${name}`, 600001);

/** Network failures as a phone reports them (errno 600001: the network stack; 600003: interrupted). */
export const networkFailures = {
  aborted: () => new WxFailure('abort'),
  timeout: () => new WxFailure('timeout', 5),
  interrupted: () => new WxFailure('interrupted', 600003),
  tooManySockets: (task: number) =>
    new WxFailure(`createSocketTask:fail wcwss taskID=${task} exceed max concurrent count`),
  invalidUrl: (url: string) => new WxFailure(`invalid url "${url}"`, 600009),
  offline: () => cronet(-106, 'ERR_INTERNET_DISCONNECTED'),
  networkChanged: () => cronet(-21, 'ERR_NETWORK_CHANGED'),
  refused: () => cronet(-102, 'ERR_CONNECTION_REFUSED'),
  reset: () => cronet(-101, 'ERR_CONNECTION_RESET'),
  emptyResponse: () => cronet(-324, 'ERR_EMPTY_RESPONSE'),
  nameNotResolved: () => cronet(-105, 'ERR_NAME_NOT_RESOLVED'),
  failed: () => cronet(-2, 'ERR_FAILED'),
} as const;
