import { cp, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { emitDeclarations } from './emit-declarations.ts';
import { fromPackage } from './from-package.ts';
import { keepCoreOutside } from './keep-core-outside.ts';

const rooms = {
  index: 'core',
  redux: 'redux',
  'redux-react': 'redux/react',
  taro: 'taro',
  'taro-socket': 'taro/socket',
  web: 'web',
} as const;

/** As old as the phones that WeChat still runs on, as far as its npm build leaves syntax alone. */
const target = 'es2017';

async function bundle(format: 'esm' | 'cjs'): Promise<void> {
  const entries = Object.entries(rooms).map(([out, room]) => ({
    out,
    in: fromPackage(`src/${room}/index.ts`),
  }));
  await build({
    entryPoints: entries,
    outdir: fromPackage(`dist/${format}`),
    bundle: true,
    packages: 'external',
    plugins: [keepCoreOutside],
    format,
    target,
  });
}

await rm(fromPackage('dist'), { recursive: true, force: true });
await Promise.all([
  bundle('esm'),
  bundle('cjs'),
  emitDeclarations(['dist/esm', 'dist/cjs'].map(fromPackage)),
]);
await writeFile(fromPackage('dist/cjs/package.json'), '{ "type": "commonjs" }\n');
// WeChat's npm build takes this folder as it is: the one room that needs nothing else.
await cp(fromPackage('dist/cjs/index.js'), fromPackage('dist/miniprogram/index.js'));
