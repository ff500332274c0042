import path from 'node:path';
import { defineConfig } from '@tarojs/cli';

const env = process.env.TARO_ENV ?? 'weapp';
const apiUrl = process.env.TARO_APP_API_URL;

/** A build for a real server has no sandbox unless it asks for one. */
const sandboxUrl =
  process.env.TARO_APP_SANDBOX_URL ?? (apiUrl === undefined ? 'http://localhost:4010' : '');

/** Ship newer JavaScript than the oldest WeChat client runs; workspace packages are TypeScript. */
const modern =
  /[\\/]packages[\\/](session|shared)[\\/]|[\\/]node_modules[\\/](@reduxjs|@standard-schema|immer|redux|redux-thunk|reselect|react-redux|use-sync-external-store)[\\/]/;
const compile = { include: [(file: string) => modern.test(file)] };

/**
 * Taro quotes every key of an object and keeps every function's name on H5: a tenth of the scripts, and
 * nothing reads them.
 */
const output = {
  ecma: 2017,
  comments: false,
  // Chinese as it is written, not as six characters each.
  ascii_only: false,
  quote_keys: false,
  keep_quoted_props: false,
};

/** Taro switches these off for a mini program; webpack's own choice for a page of the web is on. */
const compress = {
  arrows: true,
  collapse_vars: true,
  comparisons: true,
  computed_props: true,
  ecma: 2017,
  hoist_props: true,
  inline: true,
  loops: true,
  negate_iife: true,
  passes: 2,
  properties: true,
  reduce_funcs: true,
  reduce_vars: true,
  switches: true,
  typeofs: true,
};

/**
 * How deep elements may nest before Taro wraps the rest in a component; each level costs 3 KB of
 * templates. Taro documents it, and lacks it in its types.
 * https://docs.taro.zone/docs/config-detail#minibaselevel
 */
const nesting = { baseLevel: 12 };

export default defineConfig({
  projectName: 'wugan',
  designWidth: 375,
  deviceRatio: { 375: 2 },
  sourceRoot: 'src',
  outputRoot: `dist/${env}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  plugins: ['@tarojs/plugin-platform-weapp', '@tarojs/plugin-platform-h5'],
  terser: { enable: true, config: { compress, output, keep_fnames: false } },
  defineConstants: {
    WUGAN_API_URL: JSON.stringify(apiUrl ?? 'http://localhost:4000/api/v1'),
    WUGAN_SANDBOX_URL: JSON.stringify(sandboxUrl),
  },
  copy: {
    patterns:
      env === 'h5'
        ? [{ from: 'src/h5/config.js', to: 'dist/h5/config.js' }]
        : [
            { from: 'src/theme.json', to: 'dist/weapp/theme.json' },
            { from: 'src/icons', to: 'dist/weapp/icons' },
          ],
    options: {},
  },
  mini: {
    compile,
    ...nesting,
    minifyXML: { collapseWhitespace: true },
    webpackChain(chain) {
      // WeChat has neither and RTK uses both. Module bindings, never globals.
      const own = (file: string, name: string) => [path.resolve('src/platform', file), name];
      chain.plugin('providerPlugin').tap(([bindings]) => [
        {
          ...bindings,
          AbortController: own('abort-controller.ts', 'AbortController'),
          queueMicrotask: own('queue-microtask.ts', 'queueMicrotask'),
        },
      ]);
    },
  },
  h5: {
    compile,
    publicPath: './',
    router: { mode: 'hash' },
    // A name with a hash never gets other content, so that a browser may keep it for good.
    output: {
      filename: 'js/[name].[contenthash:8].js',
      chunkFilename: 'chunk/[name].[contenthash:8].js',
    },
    miniCssExtractPluginOption: {
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    webpackChain(chain) {
      chain.performance.hints(false);
    },
  },
});
