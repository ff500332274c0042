import Taro from '@tarojs/taro';
import { type HttpAnswer, type HttpRequest, type Send, TransportError } from '../core/index.ts';
import { createConnectionGate } from './connection-gate.ts';
import { readFailure } from './read-failure.ts';

/**
 * WeChat runs ten requests at once and queues the rest; one place is kept free for the refresh, so
 * that it never waits behind the calls that wait for it.
 */
const ORDINARY_CONNECTIONS = 9;

const DEFAULT_TIMEOUT = 60_000;

/** A transport over `Taro.request`, in a mini program and on H5. Aborting reaches the `RequestTask`. */
export function createTaroTransport(): Send {
  const gate = createConnectionGate(ORDINARY_CONNECTIONS);
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
  const abort = () => task.abort();
  signal?.addEventListener('abort', abort);
  try {
    return answerOf(await task);
  } catch (failure) {
    throw new TransportError(signal?.aborted ? 'aborted' : kindOf(failure));
  } finally {
    signal?.removeEventListener('abort', abort);
  }
}

/** The browser's own time-out of `Taro.request` is an abort that nobody asked for. */
function kindOf(failure: unknown) {
  const kind = readFailure(failure);
  return kind === 'aborted' ? 'timeout' : kind;
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

function parseBody(text: unknown, type = ''): unknown {
  if (typeof text !== 'string' || !/[/+]json\b/.test(type)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
