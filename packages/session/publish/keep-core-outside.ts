import type { Plugin } from 'esbuild';

/**
 * Lets redux, taro and web import the one built core beside them. A copy of it in each would bring
 * a second `SessionError`, and `instanceof` would no longer know the first.
 */
export const keepCoreOutside: Plugin = {
  name: 'keep-core-outside',
  setup({ onResolve }) {
    onResolve({ filter: /^(\.\.\/)+core\/index\.ts$/ }, () => ({
      path: './index.js',
      external: true,
    }));
  },
};
