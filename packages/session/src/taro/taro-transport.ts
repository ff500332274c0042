import Taro from '@tarojs/taro';
import {
  type HttpAnswer,
  type HttpRequest,
  type Lifecycle,
  type Send,
  TransportError,
} from '../core/index.ts';
import { parseBody } from '../core/parse-body.ts';
import { shown } from '../core/shown.ts';
import { type ConnectionGate, createConnectionGate } from './connection-gate.ts';
import { settled } from './settled.ts';
import { createTaroLifecycle } from './taro-lifecycle.ts';

const DEFAULT_TIMEOUT = 60_000;

/** How often a read is sent again after the app was hidden under it. */
const MOST_INTERRUPTIONS = 3;

/** What a transport shares with others; each makes its own where nothing is given. */
export interface TaroTransportOptions {
  /** Shared with uploads and downloads. */
  readonly gate?: ConnectionGate;
  /** Says when the app is shown again; that of the platform will do. */
  readonly lifecycle?: Lifecycle;
}

/**
 * A transport over `Taro.request`. Aborting reaches the `RequestTask`. WeChat interrupts what runs 5
 * s after the app was hidden: a read is then sent again when it is shown; a write is not, because it
 * may have been done. 60 s unless told; a method that `wx.request` does not have is a `TypeError`, and so
 * is a body with a read, which WeChat would write into the URL. On H5, once the headers of an answer are
 * there, Taro hears no abort and counts no time-out: `createFetchTransport` does.
 * https://developers.weixin.qq.com/miniprogram/dev/api/network/request/wx.request.html
 */
export function createTaroTransport(options: TaroTransportOptions = {}): Send {
  const { gate = createConnectionGate(), lifecycle = createTaroLifecycle() } = options;

  async function send(request: HttpRequest, interruptions = 0): Promise<HttpAnswer> {
    try {
      return await gate.pass(() => carry(request), request.signal);
    } catch (error) {
      const isInterrupted = error instanceof TransportError && error.kind === 'interrupted';
      if (!isRead(request.method) || !isInterrupted || interruptions >= MOST_INTERRUPTIONS)
        throw error;
      await shown(lifecycle, request.signal);
      return send(request, interruptions + 1);
    }
  }

  return (request) => (request.priority === 'refresh' ? carry(request) : send(request));
}

async function carry({ body, headers = {}, method, signal, timeout, url }: HttpRequest) {
  // A refresh comes past the gate.
  if (signal?.aborted) throw new TransportError('aborted');
  if (body !== undefined && isRead(method)) throw new TypeError(`${method} has no body`);
  const isTyped = Object.keys(headers).some((name) => /^content-type$/i.test(name));
  const json = body === undefined || isTyped ? {} : { 'Content-Type': 'application/json' };
  const task = Taro.request<string>({
    url,
    method: requireMethod(method),
    header: { ...json, ...headers },
    // Text both ways: WeChat and the browser disagree on what a body that is no JSON becomes.
    ...(body === undefined ? {} : { data: JSON.stringify(body) }),
    dataType: 'text',
    timeout: timeout ?? DEFAULT_TIMEOUT,
  });
  return answerOf(await settled(task, signal));
}

function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'] as const;

function requireMethod(method: string) {
  const known = methods.find((name) => name === method);
  if (known === undefined) throw new TypeError(`wx.request has no method ${method}`);
  return known;
}

function answerOf({
  data,
  header,
  statusCode,
}: Taro.request.SuccessCallbackResult<string>): HttpAnswer {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(header ?? {})) {
    headers[name.toLowerCase()] = String(value);
  }
  return { status: statusCode, headers, body: parseBody(data, headers['content-type']) };
}
