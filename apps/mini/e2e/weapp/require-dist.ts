import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of the built mini program; throws where there is none, and says how to build it. */
export function requireDist(): string {
  const dist = fileURLToPath(new URL('../../dist/weapp', import.meta.url));
  if (existsSync(`${dist}/app.json`)) return dist;
  throw new Error(`${dist} is missing: build it with \`pnpm --filter @wugan/mini build:weapp\`.`);
}
