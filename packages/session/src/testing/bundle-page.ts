import { build } from 'esbuild';

/** The whole of a page whose script is that file. */
export async function bundlePage(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: 'iife',
  });
  return `<!doctype html><title>page</title><script>${outputFiles[0]?.text ?? ''}</script>`;
}
