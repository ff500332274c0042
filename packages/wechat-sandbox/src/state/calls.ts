import { type WechatPath, wechatPaths } from '../wechat/paths.ts';

/** How many calls reached each of WeChat's paths, those answered by a fault included. */
export interface Calls {
  add(path: WechatPath): void;
  counts(): Record<string, number>;
}

export function createCalls(): Calls {
  const counts = new Map<string, number>(Object.keys(wechatPaths).map((path) => [path, 0]));
  return {
    add(path) {
      counts.set(path, (counts.get(path) ?? 0) + 1);
    },
    counts: () => Object.fromEntries(counts),
  };
}
