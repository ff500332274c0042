import { type AbortSignalLike, type HttpAnswer, type Send, TransportError } from '../core/index.ts';
import { parseBody } from '../core/parse-body.ts';
import { requestBody } from './request-body.ts';
import { requireSendable, sendableHeaders } from './sendable.ts';
import { createSpentStreams } from './spent-streams.ts';

const DEFAULT_TIMEOUT = 60_000;

/** What a timer can count, ms: one that is told more fires at once (HTML standard, timers). */
const LONGEST_TIMEOUT = 2 ** 31 - 1;

/**
 * A transport over `fetch`. A body is sent as JSON, but a form, a binary one or a stream as it is; a
 * function is called for a fresh body at each send. The answer is read to its end. 60 s unless told. A
 * request that CORS forbids looks like `offline`: browsers do not tell them apart (Fetch standard,
 * network error). One that `fetch` does not take (a bad header, a body with GET) is a `TypeError`.
 *
 * A stream can be sent once. A call through a session refreshes beforehand where the token is known to
 * have expired; a 401 all the same is the call's answer, and the next call carries the new token. Give a
 * function (`body: () => file.stream()`), and it is sent again. Streams need HTTP/2 and a browser that
 * can send them: Chromium; others send their name as text.
 */
export function createFetchTransport(fetcher: typeof fetch = fetch): Send {
  const streams = createSpentStreams();
  return async ({ body, headers, method, signal, timeout, url }) => {
    const known = streams.answerOf(body);
    if (known !== undefined) return known;
    const { headers: ofBody, ...prepared } = requestBody(body);
    const sent = sendableHeaders(ofBody, headers);
    const { isTimeout, isUnwanted, stop, abortSignal } = bound(timeout ?? DEFAULT_TIMEOUT, signal);
    try {
      streams.sent(body);
      const response = await fetcher(url, {
        ...prepared,
        method,
        headers: sent,
        signal: abortSignal,
      });
      const answer = await answerOf(response);
      streams.answered(body, answer);
      return answer;
    } catch {
      if (isUnwanted()) throw new TransportError('aborted');
      requireSendable(url, method, prepared.body !== undefined);
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
  const timer = setTimeout(
    () => {
      timedOut = true;
      controller.abort();
    },
    Math.min(timeout, LONGEST_TIMEOUT),
  );
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

async function answerOf(response: Response): Promise<HttpAnswer> {
  const text = await response.text();
  const headers = Object.fromEntries(response.headers);
  return { status: response.status, headers, body: parseBody(text, headers['content-type']) };
}
