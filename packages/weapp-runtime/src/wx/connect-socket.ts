import { member, numberMember, stringList, stringMember } from '../logic/unknown-values.ts';
import { failureResult, settle, type WxArea } from './call-convention.ts';
import { headersFor } from './request-headers.ts';
import { createSocketTask, type SocketRequest } from './socket-task.ts';
import { networkFailures } from './wx-failure.ts';
import type { WxHost } from './wx-host.ts';

const MAX_TIMEOUT = 60_000;

const requestOf = (host: WxHost, options: unknown): SocketRequest => {
  const url = stringMember(options, 'url') ?? '';
  if (!/^wss?:\/\//i.test(url) || !URL.canParse(url)) throw networkFailures.invalidUrl(url);
  const { 'Content-Length': _, ...headers } = headersFor(options, undefined);
  const asked = numberMember(options, 'timeout') ?? host.dist.app.timeouts.connectSocket;
  const timeout = Math.min(asked ?? MAX_TIMEOUT, MAX_TIMEOUT);
  return { url, headers, protocols: stringList(member(options, 'protocols')), timeout };
};

/**
 * `wx.connectSocket`: `success` says only that the call was right. Whether it opens the SocketTask's
 * events say, never before `success`.
 */
export const createSocketArea = (host: WxHost): WxArea => {
  let latest = 0;
  return {
    raw: {
      connectSocket: (options) => {
        const finish = (ok: boolean, result: unknown) => settle(host, options, ok, result);
        try {
          const task = createSocketTask(host, requestOf(host, options));
          latest += 1;
          const result = host.realm.give({ errMsg: 'connectSocket:ok', socketTaskId: latest });
          host.timers.later(() => {
            finish(true, result);
            task.connect();
          });
          return task.object;
        } catch (error) {
          const result = failureResult(host, 'connectSocket', error);
          host.timers.later(() => finish(false, result));
          return undefined;
        }
      },
    },
  };
};
