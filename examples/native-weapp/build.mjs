import { cp } from 'node:fs/promises';

/** Does what 构建 npm in WeChat DevTools does with an installed package: copies its one file. */
await cp(
  new URL('node_modules/@wugan/session/dist/miniprogram/index.js', import.meta.url),
  new URL('miniprogram/session/sdk/index.js', import.meta.url),
);
