import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { networkFailures, WxFailure } from './wx-failure.ts';

export interface HttpCall {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | undefined;
  readonly onHeaders?: (answer: { statusCode: number; header: Record<string, string> }) => void;
  readonly onChunk?: (chunk: Uint8Array) => void;
}

export interface HttpAnswer {
  readonly statusCode: number;
  /** Names in the case the server sent; repeated ones joined by a comma. */
  readonly header: Record<string, string>;
  readonly cookies: string[];
  readonly body: Uint8Array;
}

const headersOf = (message: IncomingMessage): Record<string, string> => {
  const header: Record<string, string> = {};
  for (let i = 0; i + 1 < message.rawHeaders.length; i += 2) {
    const name = message.rawHeaders[i] ?? '';
    const value = message.rawHeaders[i + 1] ?? '';
    header[name] = name in header ? `${header[name]},${value}` : value;
  }
  return header;
};

const failureOf = (error: unknown, sawAnswer: boolean): WxFailure => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ECONNREFUSED') return networkFailures.refused();
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return networkFailures.nameNotResolved();
  if (code === 'ETIMEDOUT') return networkFailures.timeout();
  if (code === 'ECONNRESET' && !sawAnswer) return networkFailures.emptyResponse();
  if (code === 'ECONNRESET' || code === 'EPIPE') return networkFailures.reset();
  return networkFailures.failed();
};

/** One HTTP exchange. Rejects with a `WxFailure`: the signal's reason when it is aborted. */
export function exchange(call: HttpCall, signal: AbortSignal): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    let answered = false;
    const send = call.url.protocol === 'https:' ? httpsRequest : httpRequest;
    const request = send(call.url, { method: call.method, headers: call.headers, agent: false });
    const onAbort = () => settle(signal.reason);

    const settle = (failure: unknown, answer?: HttpAnswer) => {
      signal.removeEventListener('abort', onAbort);
      if (answer) return resolve(answer);
      reject(failure instanceof WxFailure ? failure : failureOf(failure, answered));
      request.destroy();
    };

    signal.addEventListener('abort', onAbort);
    request.on('error', settle);
    request.on('response', (message) => {
      answered = true;
      const statusCode = message.statusCode ?? 0;
      const header = headersOf(message);
      const chunks: Buffer[] = [];
      call.onHeaders?.({ statusCode, header });
      message.on('error', settle);
      message.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        call.onChunk?.(chunk);
      });
      message.on('end', () => {
        if (!message.complete) return settle(networkFailures.reset());
        const cookies = message.headers['set-cookie'] ?? [];
        settle(undefined, { statusCode, header, cookies, body: Buffer.concat(chunks) });
      });
    });
    request.end(call.body);
    if (signal.aborted) onAbort();
  });
}
