import type { HttpAnswer } from '../core/index.ts';

/** Streams that were sent: each can be read once. */
export interface SpentStreams {
  /**
   * The 401 that this body was answered with: what a session wants to repeat ends with it. Undefined
   * for a body that may be sent. Throws a `TypeError` for a stream that was sent with another outcome.
   */
  answerOf(body: unknown): HttpAnswer | undefined;
  sent(body: unknown): void;
  answered(body: unknown, answer: HttpAnswer): void;
}

export function createSpentStreams(): SpentStreams {
  const spent = new WeakMap<ReadableStream, HttpAnswer | null>();
  return {
    answerOf(body) {
      const answer = body instanceof ReadableStream ? spent.get(body) : undefined;
      if (answer === undefined || answer?.status === 401) return answer;
      throw new TypeError('This stream was sent already: give a function that makes the body.');
    },
    sent(body) {
      if (body instanceof ReadableStream) spent.set(body, null);
    },
    answered(body, answer) {
      if (body instanceof ReadableStream) spent.set(body, answer);
    },
  };
}
