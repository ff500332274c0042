import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const peers = fileURLToPath(new URL('../../peers', import.meta.url));

export interface Bundled {
  readonly name: string;
  /** What an app would import. */
  readonly code: string;
  /** What the app has anyway, and is not counted. */
  readonly external?: readonly string[];
  readonly isPeer?: boolean;
}

/** What the import adds to an app, in bytes: bundled, minified, then gzipped at level 9. */
export async function measureSize({ code, external = [], isPeer }: Bundled): Promise<number> {
  const { outputFiles } = await build({
    bundle: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    external: [...external],
    format: 'esm',
    logLevel: 'error',
    minify: true,
    platform: 'browser',
    stdin: { contents: code, loader: 'ts', resolveDir: isPeer ? peers : here },
    target: 'es2022',
    write: false,
  });
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length;
}
