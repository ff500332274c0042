import { defineConfig } from '@tarojs/cli';

/** The least that Taro and React can be, built by Taro's own choices: what the app is measured against. */
export default defineConfig({
  projectName: 'hello',
  designWidth: 375,
  deviceRatio: { 375: 2 },
  sourceRoot: 'src',
  outputRoot: '../../dist/hello',
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  plugins: ['@tarojs/plugin-platform-weapp'],
});
