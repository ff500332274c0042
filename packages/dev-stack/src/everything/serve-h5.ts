import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';

export interface H5Options {
  readonly folder: string;
  readonly port: number;
  /** What the page must know: `config.js` tells it, so that one build serves any ports. */
  readonly settings: { readonly apiUrl: string; readonly sandboxUrl: string };
}

/** A file whose name carries a hash of its content: under that name it never changes. */
const hashed = /\.[0-9a-f]{8}\.(?:js|css)$/;
const forGood = 'public,max-age=31536000,immutable';

/** Serves the built H5 page on 127.0.0.1; a build made meanwhile shows at the next reload. */
export async function serveH5({ folder, port, settings }: H5Options): Promise<() => Promise<void>> {
  if (!existsSync(join(folder, 'index.html'))) {
    throw new Error(
      `${folder} holds no page: build it with \`pnpm --filter @wugan/mini build:h5\`.`,
    );
  }
  const files = sirv(folder, {
    dev: true,
    etag: true,
    setHeaders: (response, path) =>
      response.setHeader('cache-control', hashed.test(path) ? forGood : 'no-cache'),
  });
  const config = `window.__WUGAN__ = ${JSON.stringify(settings)};\n`;
  const server = createServer((request, response) => {
    if (request.url?.split('?')[0] === '/config.js') {
      response.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'no-store' });
      response.end(config);
      return;
    }
    files(request, response, () => {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n');
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
}
