import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** One keep-alive connection, one request at a time. */
export interface Connection {
  /** The body of the answer. @throws if its status is not 2xx */
  send(method: string, path: string, asked?: Asked): Promise<string>;
  close(): void;
}

interface Asked {
  readonly accessToken?: string;
  /** Sent as JSON. */
  readonly body?: object;
  /** Sent as a form, as the token endpoints of OAuth want it. */
  readonly form?: Readonly<Record<string, string>>;
}

/** A client that costs next to nothing, as it shares the machine with what it measures. */
export async function openConnection(url: string): Promise<Connection> {
  const { hostname, port, host } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await once(socket, 'connect');
  socket.setEncoding('latin1');
  // What fails is told by the answer that does not come.
  socket.on('error', () => {});
  return {
    async send(method, path, { accessToken, body, form } = {}) {
      const [type, text] = form
        ? ['x-www-form-urlencoded', new URLSearchParams(form).toString()]
        : ['json', body === undefined ? '' : JSON.stringify(body)];
      const bearer = accessToken === undefined ? '' : `authorization: Bearer ${accessToken}\r\n`;
      const content =
        text === ''
          ? ''
          : `content-type: application/${type}\r\ncontent-length: ${text.length}\r\n`;
      socket.write(`${method} ${path} HTTP/1.1\r\nhost: ${host}\r\n${bearer}${content}\r\n${text}`);
      const answer = await readAnswer(socket);
      if (!answer.head.startsWith('HTTP/1.1 2')) throw new Error(answer.head + answer.body);
      return answer.body;
    },
    close: () => socket.destroy(),
  };
}

function readAnswer(socket: Socket): Promise<{ head: string; body: string }> {
  return new Promise((resolve, reject) => {
    let text = '';
    const end = () => reject(new Error(`The connection was closed after: ${text}`));
    if (socket.destroyed) return end();
    const read = (chunk: string) => {
      text += chunk;
      const headEnd = text.indexOf('\r\n\r\n');
      if (headEnd < 0) return;
      const [, length = '0'] = /content-length: (\d+)/i.exec(text.slice(0, headEnd)) ?? [];
      if (text.length < headEnd + 4 + Number(length)) return;
      socket.off('data', read).off('close', end);
      resolve({ head: text.slice(0, headEnd), body: text.slice(headEnd + 4) });
    };
    socket.on('data', read).once('close', end);
  });
}
