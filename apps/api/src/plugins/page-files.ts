import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { Refusal } from '../refusal.ts';

/** What the page of @fastify/swagger-ui asks for, as its `index-html.js` has it. */
const files = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'index.css': 'text/css; charset=utf-8',
  'favicon-32x32.png': 'image/png',
  'favicon-16x16.png': 'image/png',
  'swagger-ui-bundle.js': 'application/javascript; charset=utf-8',
  'swagger-ui-standalone-preset.js': 'application/javascript; charset=utf-8',
} as const;

/**
 * Serves the page's files from memory, and keeps @fastify/static from serving them: it opens a file for
 * every request, and one that waits behind others on a connection that ends is never closed, as on
 * Node 20 its response hears of nothing. A single connection could take every descriptor that the process may have.
 */
export async function servePageFiles(scope: FastifyInstance, prefix: string): Promise<void> {
  const folder = join(
    dirname(createRequire(import.meta.url).resolve('@fastify/swagger-ui')),
    'static',
  );
  for (const [name, type] of Object.entries(files)) {
    const content = await readFile(join(folder, name));
    const schema = { hide: true };
    scope.get(`${prefix}/${name}`, { schema }, async (_request, reply) =>
      reply
        .headers({ 'cache-control': 'public, max-age=3600', vary: 'Origin' })
        .type(type)
        .send(content),
    );
  }
  scope.addHook('onRequest', (request, _reply, done) => {
    const isFile = request.routeOptions.url === `${prefix}/*`;
    done(isFile ? new Refusal('not_found') : undefined);
  });
}
