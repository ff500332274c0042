import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A server whose every path is a trouble of its own. */
export interface TroubleServer {
  readonly origin: string;
  close(): Promise<void>;
}

const html = '<!doctype html><title>Sign in to this Wi-Fi</title>';

function say(response: ServerResponse, status: number, text: string, type = 'application/json') {
  response.writeHead(status, { 'Content-Type': type }).end(text);
}

const troubles: Readonly<
  Record<string, (response: ServerResponse, request: IncomingMessage) => void>
> = {
  '/reset': (response) => response.destroy(),
  '/cut': (response) => {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '1000' });
    response.write('{"accessToken":"half', () => response.destroy());
  },
  '/silent': () => {},
  '/portal': (response) => say(response, 200, html, 'text/html'),
  '/truncated': (response) => say(response, 200, '{"accessToken":"half'),
  '/malformed': (response) => say(response, 200, '{accessToken: 1}'),
  '/wrong-shape': (response) => say(response, 200, '{"tokens":[]}'),
  '/foreign': (response) => say(response, 401, html, 'text/html'),
};

/** `/status/<status>?code=…&retry-after=…` answers that; see `troubles` for the other paths. */
export async function startTroubleServer(): Promise<TroubleServer> {
  const server = createServer((request, response) => {
    request.resume();
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://any');
    const trouble = troubles[pathname];
    if (trouble !== undefined) return trouble(response, request);
    const retryAfter = searchParams.get('retry-after');
    if (retryAfter !== null) response.setHeader('Retry-After', retryAfter);
    const code = searchParams.get('code');
    const body = code === null ? '' : JSON.stringify({ code });
    say(response, Number(pathname.replace('/status/', '')), body, 'application/problem+json');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no address');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
