import { compare } from './server/compare.ts';
import { compareSizes } from './server/compare-sizes.ts';
import { readers, refreshers } from './server/crowd.ts';
import { goalsOf, isReached } from './server/figures.ts';
import { measureHeap } from './server/measure-heap.ts';
import { createProgress } from './server/progress.ts';
import { readOptions } from './server/read-options.ts';
import { soak } from './server/soak.ts';
import { startModule } from './server/start-module.ts';
import { startStateless } from './server/start-stateless.ts';
import { startWugan } from './server/start-wugan.ts';
import { writePage } from './server/write-page.ts';
import { print } from './terminal.ts';

const options = readOptions(process.argv.slice(2));
const sizes = { small: 100_000, large: 1_000_000 };
const heap = { sessions: options.full ? 100_000 : 20_000, rotationsEach: 100 };
const progress = createProgress({
  '50 users': 50,
  '128 users': 50,
  'a GET': 25,
  soak: (options.soak ?? 0) * 60,
  sizes: 100,
  rotations: options.full ? 300 : 60,
});

const stops: (() => Promise<void>)[] = [];
async function started<Part extends { stop(): Promise<void> }>(part: Promise<Part>): Promise<Part> {
  const running = await part;
  stops.unshift(running.stop);
  return running;
}

try {
  const wugan = await started(startWugan());
  const stateless = await started(startStateless());
  const refreshes = [];
  for (const users of [50, 128] as const)
    refreshes.push(
      await compare(
        await refreshers(wugan, users),
        await refreshers(stateless, users),
        { rounds: 7, seconds: 3 },
        (share) => progress.show(`${users} users`, share),
      ),
    );
  const bare = await started(startModule('bare.ts', wugan.databaseUrl));
  const { ours, theirs } = await readers(wugan, bare, 50);
  const read = await compare(ours, theirs, { rounds: 5, seconds: 2 }, (share) =>
    progress.show('a GET', share),
  );
  const soaked =
    options.soak === undefined
      ? {}
      : {
          soak: await soak(await refreshers(wugan, 128), options.soak, (share) =>
            progress.show('soak', share),
          ),
        };
  const large = await started(startWugan());
  const small = await started(startWugan());
  const bySize = await compareSizes(small, large, sizes, { rounds: 5, seconds: 1.5 }, (share) =>
    progress.show('sizes', share),
  );
  const figures = {
    refreshes,
    read,
    sizes,
    bySize,
    heap: await measureHeap(wugan, heap.sessions, heap.rotationsEach, (share) =>
      progress.show('rotations', share),
    ),
    ...soaked,
  };
  progress.clear();
  for (const goal of goalsOf(figures))
    print(
      `${isReached(goal) ? '✓' : '✗'} ${goal.name}: ${goal.value.toFixed(2)} (${goal.isAtLeast ? '≥' : '≤'} ${goal.goal})`,
    );
  print(await writePage(figures));
} finally {
  for (const stop of stops) await stop();
}
