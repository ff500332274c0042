import { connect, type Socket } from 'node:net';
import { API_PREFIX } from '@wugan/shared';
import { until } from './until.ts';

/** A request that the server has begun to read. */
export interface OpenRequest {
  readonly socket: Socket;
  /** What was answered so far. */
  readonly heard: () => string;
  /** Sends the last byte. */
  readonly finish: () => void;
}

/** Sends all of a POST but the last byte of its body, by default of a sign-out without a token. */
export async function openRequest(
  url: string,
  path = '/auth/logout',
  body = '{}',
): Promise<OpenRequest> {
  const { port, hostname } = new URL(url);
  const socket = connect(Number(port), hostname);
  let heard = '';
  socket.setEncoding('utf8').on('data', (text: string) => {
    heard += text;
  });
  socket.on('error', () => {});
  const head = [
    `POST ${API_PREFIX}${path} HTTP/1.1`,
    'host: a',
    'content-type: application/json',
    `content-length: ${body.length}`,
    'expect: 100-continue',
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n${body.slice(0, -1)}`);
  await until(() => heard.includes('100 Continue'));
  return { socket, heard: () => heard, finish: () => void socket.write(body.slice(-1)) };
}
