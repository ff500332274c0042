import { connect, type Socket } from 'node:net';
import { until } from './until.ts';

/** A request that is under way until `}` is written. */
export interface OpenRequest {
  readonly socket: Socket;
  readonly heard: () => string;
}

/** Sends all of a sign-out but its last byte. */
export async function openRequest(url: string): Promise<OpenRequest> {
  const { port, hostname } = new URL(url);
  const socket = connect(Number(port), hostname);
  let heard = '';
  socket.setEncoding('utf8').on('data', (text: string) => {
    heard += text;
  });
  socket.on('error', () => {});
  socket.write(
    'POST /api/v1/auth/logout HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 2\r\nexpect: 100-continue\r\n\r\n{',
  );
  await until(() => heard.includes('100 Continue'));
  return { socket, heard: () => heard };
}
