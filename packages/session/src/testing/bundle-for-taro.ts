import { build } from 'esbuild';

/** What Taro's own build decides for each platform, where its runtime asks. */
const platforms = {
  weapp: { TARO_ENV: 'weapp', TARO_PLATFORM: 'mini', alias: {} },
  h5: { TARO_ENV: 'h5', TARO_PLATFORM: 'web', alias: { '@tarojs/taro': './taro-on-h5.ts' } },
} as const;

const switches = [
  'ENABLE_INNER_HTML',
  'ENABLE_ADJACENT_HTML',
  'ENABLE_CLONE_NODE',
  'ENABLE_CONTAINS',
  'ENABLE_SIZE_APIS',
  'ENABLE_TEMPLATE_CONTENT',
  'ENABLE_MUTATION_OBSERVER',
];
const settings = [
  'TARO_VERSION',
  'FRAMEWORK',
  'SUPPORT_TARO_POLYFILL',
  'SUPPORT_DINGTALK_NAVIGATE',
];

/** Bundles a file of this folder with the real Taro of that platform, in a second and not a minute. */
export async function bundleForTaro(file: string, platform: 'weapp' | 'h5'): Promise<string> {
  const { alias, ...env } = platforms[platform];
  const named = Object.entries({ ...env, NODE_ENV: 'production' });
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2017',
    minifySyntax: true,
    mainFields: ['module', 'main'],
    absWorkingDir: import.meta.dirname,
    alias,
    define: Object.fromEntries([
      ...named.map(([name, value]) => [`process.env.${name}`, JSON.stringify(value)]),
      ...settings.map((name) => [`process.env.${name}`, '""']),
      ...switches.map((name) => [name, 'false']),
    ]),
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}
