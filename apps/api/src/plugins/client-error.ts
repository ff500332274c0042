import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { type ErrorCode, errorKinds, type Problem } from '@wugan/shared';
import type { FastifyInstance } from 'fastify';
import { errorCode } from '../start-error.ts';

/**
 * Answers what is not even a request, and then hangs up: no hook runs for that, so everything that an
 * answer needs is here. What came in is neither answered back nor logged, as it may be a token.
 */
export function answerClientError(this: FastifyInstance, error: Error, socket: Socket): void {
  const reason = errorCode(error) ?? 'unknown';
  if (reason === 'ECONNRESET' || socket.destroyed) return;
  const requestId = randomUUID();
  this.log.debug({ reason, requestId }, 'not a request');
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const code: ErrorCode =
    reason === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'request_too_late' : 'invalid_request';
  const { status, next, title } = errorKinds[code];
  const problem: Problem = { title, status, code, next, requestId };
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${status} ${status === 400 ? 'Bad Request' : 'Conflict'}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    `x-request-id: ${requestId}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroySoon());
}
