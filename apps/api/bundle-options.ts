import type { BuildOptions, Plugin } from 'esbuild';

// Workspace packages are TypeScript sources and go into the bundle; everything from the registry
// stays outside, as Node finds it in node_modules.
const keepDependenciesOutside: Plugin = {
  name: 'keep-dependencies-outside',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path.startsWith('@wugan/') ? undefined : { external: true },
    );
  },
};

/** How the server and the operator's command line are bundled; paths are from this folder. */
export const bundleOptions = {
  entryPoints: { main: 'src/main.ts', admin: 'src/admin/main.ts' },
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  sourcemap: true,
  plugins: [keepDependenciesOutside],
} satisfies BuildOptions;
