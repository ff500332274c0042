import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of what was built: the mini program, or the hello world beside it. Throws where there is none, and says how to build it. */
export function requireDist(name: 'weapp' | 'hello' = 'weapp'): string {
  const dist = fileURLToPath(new URL(`../../dist/${name}`, import.meta.url));
  if (existsSync(`${dist}/app.json`)) return dist;
  throw new Error(`${dist} is missing: build it with \`pnpm --filter @wugan/mini build:${name}\`.`);
}
