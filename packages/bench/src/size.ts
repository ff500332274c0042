import { kilobytes, ours } from './size/bundles.ts';
import { measureSize } from './size/measure-size.ts';
import { print } from './terminal.ts';

/** `pnpm --filter @wugan/bench size`: min+gzip of what an app imports, beside the goal. `ceilings.test.ts` is the gate. */
for (const bundled of ours) {
  const bytes = await measureSize(bundled);
  const verdict = bytes <= bundled.goal ? 'reached' : `${kilobytes(bytes - bundled.goal)} over`;
  print(`${bundled.name}: ${kilobytes(bytes)}, goal ${kilobytes(bundled.goal)}: ${verdict}`);
}
