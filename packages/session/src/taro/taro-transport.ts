import Taro from '@tarojs/taro';
import type { HttpAnswer, HttpRequest, Send } from '../core/index.ts';
import { type ConnectionGate, createConnectionGate } from './connection-gate.ts';
import { parseBody } from './parse-body.ts';
import { settled } from './settled.ts';

const DEFAULT_TIMEOUT = 60_000;

/** A transport over `Taro.request`, in a mini program and on H5. Aborting reaches the `RequestTask`. */
export function createTaroTransport(gate: ConnectionGate = createConnectionGate()): Send {
  return (request) =>
    request.priority === 'refresh'
      ? carry(request)
      : gate.pass(() => carry(request), request.signal);
}

async function carry({ body, headers, method, signal, timeout, url }: HttpRequest) {
  const json = body === undefined ? {} : { 'Content-Type': 'application/json' };
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
