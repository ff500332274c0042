import { createServer } from 'node:http';

interface UnderPath {
  readonly port: number;
  /** With both slashes: `/shop/`. Anything else is not found. */
  readonly path: string;
  /** Where the page is served at the root. */
  readonly home: string;
  /** What this page must know of its servers. */
  readonly settings: { readonly apiUrl: string; readonly sandboxUrl: string };
}

/** Serves the built page once more, under a path of an origin of its own and with other settings. */
export async function serveUnderPath(options: UnderPath): Promise<() => Promise<void>> {
  const { port, path, home, settings } = options;
  const server = createServer(async ({ url = '' }, response) => {
    if (!url.startsWith(path)) return response.writeHead(404).end();
    const file = url.slice(path.length);
    if (file.startsWith('config.js'))
      return response.end(`window.__WUGAN__ = ${JSON.stringify(settings)};`);
    const found = await fetch(`${home}/${file}`);
    const type = found.headers.get('content-type') ?? 'text/plain';
    response.writeHead(found.status, { 'content-type': type });
    return response.end(Buffer.from(await found.arrayBuffer()));
  });
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
  return async () => {
    server.closeAllConnections();
    server.close();
  };
}
