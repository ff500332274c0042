import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';

export interface Visit {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
  /** False once the client has gone before the answer was complete. */
  isOpen(): boolean;
  answer(status: number, body: string, headers?: Record<string, string>): void;
}

export interface TestServer {
  readonly url: string;
  /** Requests in the order they came, whether or not they have been answered. */
  readonly visits: readonly Visit[];
}

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
};

/** Starts a real HTTP server; a test answers each visit, at once or by hand. */
export async function startServer(onVisit: (visit: Visit) => void): Promise<TestServer> {
  const visits: Visit[] = [];
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    let open = true;
    response.on('close', () => {
      open = response.writableFinished;
    });
    const visit: Visit = {
      method: request.method ?? '',
      url: request.url ?? '',
      headers: request.headers,
      body: await bodyOf(request),
      isOpen: () => open,
      answer: (status, body, headers = {}) => void response.writeHead(status, headers).end(body),
    };
    visits.push(visit);
    onVisit(visit);
  };
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, visits };
}
