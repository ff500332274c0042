import { type AbortSignalLike, type HttpAnswer, type Send, TransportError } from '../core/index.ts';
import { parseBody } from '../core/parse-body.ts';

const DEFAULT_TIMEOUT = 60_000;

/**
 * A transport over `fetch`. A body is sent as JSON, but a form or binary one as it is; the answer is
 * read to its end. 60 s unless told. A request that CORS forbids looks like `offline`: browsers do not
 * tell them apart (Fetch standard, network error).
 */
export function createFetchTransport(fetcher: typeof fetch = fetch): Send {
  return async ({ body, headers, method, signal, timeout, url }) => {
    const { isTimeout, isUnwanted, stop, abortSignal } = bound(timeout ?? DEFAULT_TIMEOUT, signal);
    const isRaw = body === undefined || isRawBody(body);
    try {
      const response = await fetcher(url, {
        method,
        headers: { ...(isRaw ? {} : { 'Content-Type': 'application/json' }), ...headers },
        ...(body === undefined ? {} : { body: isRawBody(body) ? body : JSON.stringify(body) }),
        signal: abortSignal,
      });
      return await answerOf(response);
    } catch {
      if (isUnwanted()) throw new TransportError('aborted');
      throw new TransportError(isTimeout() ? 'timeout' : 'offline');
    } finally {
      stop();
    }
  };
}

/** One abort signal for the caller's wish and the time-out, which says afterwards which it was. */
function bound(timeout: number, signal: AbortSignalLike | undefined) {
  const controller = new AbortController();
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    controller.abort();
  }, timeout);
  const giveUp = () => controller.abort();
  if (signal?.aborted) giveUp();
  signal?.addEventListener('abort', giveUp);
  return {
    abortSignal: controller.signal,
    isTimeout: () => timedOut,
    isUnwanted: () => signal?.aborted === true,
    stop() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', giveUp);
    },
  };
}

type RawBody = FormData | Blob | ArrayBuffer | Uint8Array<ArrayBuffer> | URLSearchParams;

function isRawBody(body: unknown): body is RawBody {
  const kinds = [FormData, Blob, ArrayBuffer, Uint8Array, URLSearchParams];
  return kinds.some((kind) => body instanceof kind);
}

async function answerOf(response: Response): Promise<HttpAnswer> {
  const text = await response.text();
  const headers = Object.fromEntries(response.headers);
  return { status: response.status, headers, body: parseBody(text, headers['content-type']) };
}
