import { member, numberMember, stringMember, type UnknownRecord } from '../logic/unknown-values.ts';
import { failureResult, settle } from './call-convention.ts';
import type { HttpAnswer, HttpCall } from './http-exchange.ts';
import { createNetworkTask, type NetworkTask } from './network-task.ts';
import { transfer } from './transfer.ts';
import { networkFailures } from './wx-failure.ts';
import type { WxHost } from './wx-host.ts';

/** WeChat's default and its maximum, in milliseconds. */
const MAX_TIMEOUT = 60_000;

export interface PreparedCall {
  readonly http: Pick<HttpCall, 'method' | 'url' | 'headers' | 'body'>;
  /** Turns the answer into the fields of `success`; runs once, just before it is called. */
  read(answer: HttpAnswer): UnknownRecord;
}

export const parseUrl = (options: unknown): URL => {
  const text = stringMember(options, 'url') ?? '';
  const url = /^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) throw networkFailures.invalidUrl(text);
  return url;
};

/** Runs `request`, `uploadFile` or `downloadFile`: prepare, wait for a connection, send, settle. */
export function startNetworkCall(
  host: WxHost,
  api: string,
  options: unknown,
  prepare: (task: NetworkTask) => PreparedCall,
): unknown {
  const asked = numberMember(options, 'timeout') ?? host.dist.app.timeouts[api] ?? MAX_TIMEOUT;
  let abort = () => {};
  const task = createNetworkTask(host, () => abort());
  const fail = (error: unknown) => settle(host, options, false, failureResult(host, api, error));

  const start = (): Promise<void> => {
    const { http, read } = prepare(task);
    const described = { api, method: http.method, url: http.url.href };
    const connection = host.connections.open(described, (signal) => {
      const call: HttpCall = {
        ...http,
        onHeaders: (seen) => task.emit('HeadersReceived', host.realm.give(seen)),
        onChunk: (chunk) => {
          if (member(options, 'enableChunked') !== true) return;
          const detail = host.realm.object();
          detail.data = host.realm.bytes(chunk);
          task.emit('ChunkReceived', detail);
        },
      };
      return transfer(host.phone.network, call, Math.min(asked, MAX_TIMEOUT), signal);
    });
    abort = () => connection.abort(networkFailures.aborted());
    return connection.answer.then((answer) => {
      const { statusCode } = answer;
      const result = Object.assign(host.realm.object(), { statusCode, errMsg: `${api}:ok` });
      settle(host, options, true, Object.assign(result, read(answer)));
    });
  };

  new Promise<void>((resolve) => resolve(start())).catch((error: unknown) => {
    // A call that fails before it is sent must still fail after its caller's turn.
    host.timers.later(() => fail(error));
  });
  return task.object;
}
