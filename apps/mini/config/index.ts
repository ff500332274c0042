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
  defineConstants: {
    WUGAN_API_URL: JSON.stringify(apiUrl ?? 'http://localhost:4000/api/v1'),
    WUGAN_SANDBOX_URL: JSON.stringify(sandboxUrl),
  },
  copy: {
    patterns:
      env === 'h5'
        ? [{ from: 'src/h5', to: 'dist/h5' }]
        : [
            { from: 'src/theme.json', to: 'dist/weapp/theme.json' },
            { from: 'src/icons', to: 'dist/weapp/icons' },
          ],
    options: {},
  },
  mini: {
    compile,
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
    webpackChain(chain) {
      chain.performance.hints(false);
    },
  },
});
