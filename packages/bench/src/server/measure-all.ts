import { compare } from './compare.ts';
import { compareSizes } from './compare-sizes.ts';
import { readers, refreshers } from './crowd.ts';
import type { Figures } from './figures.ts';
import { measureHeap } from './measure-heap.ts';
import { measurePeers, peerPlan } from './peer/measure-peers.ts';
import { createProgress } from './progress.ts';
import type { Options } from './read-options.ts';
import { requireDurable } from './require-durable.ts';
import { soak } from './soak.ts';
import { startModule } from './start-module.ts';
import { startStateless } from './start-stateless.ts';
import { startWugan } from './start-wugan.ts';
import type { Started } from './stops.ts';

const sizes = { small: 100_000, large: 1_000_000 };

/** Measures everything that the page tells of. */
export async function measureAll(options: Options, started: Started): Promise<Figures> {
  const heap = { sessions: options.full ? 100_000 : 20_000, rotationsEach: 100 };
  const progress = createProgress({
    '50 users': 50,
    '128 users': 50,
    peers: options.peers === 'too' ? 100 : 0,
    'a GET, together': 35,
    'a GET, alone': 35,
    soak: (options.soak ?? 0) * 60,
    sizes: 100,
    rotations: options.full ? 300 : 60,
  });
  const wugan = await started(startWugan());
  await requireDurable(wugan.databaseUrl);
  const stateless = await started(startStateless());
  const refreshes = [];
  for (const users of [50, 128] as const)
    refreshes.push(
      await compare(
        await refreshers(wugan, users),
        await refreshers(stateless, users),
        { rounds: 7, seconds: 3 },
        progress.of(`${users} users`).played,
      ),
    );
  const peers =
    options.peers === 'too'
      ? { peers: await measurePeers(wugan, stateless, peerPlan, progress.of('peers'), started) }
      : {};
  const besideBare = async (readings: 'together' | 'alone') => {
    const bare = await started(startModule('bare.ts', wugan.databaseUrl, readings));
    const { ours, theirs } = await readers(wugan, bare, 50);
    const { played } = progress.of(`a GET, ${readings}`);
    return compare(ours, theirs, { rounds: 7, seconds: 2 }, played);
  };
  const read = await besideBare('together');
  const readAlone = await besideBare('alone');
  const soaked =
    options.soak === undefined
      ? {}
      : {
          soak: await soak(await refreshers(wugan, 128), options.soak, progress.of('soak').played),
        };
  const large = await started(startWugan());
  const small = await started(startWugan());
  const bySize = await compareSizes(
    small,
    large,
    sizes,
    { rounds: 5, seconds: 1.5 },
    progress.of('sizes').played,
  );
  const figures = {
    refreshes,
    read,
    readAlone,
    sizes,
    bySize,
    heap: await measureHeap(
      wugan,
      heap.sessions,
      heap.rotationsEach,
      progress.of('rotations').played,
    ),
    ...peers,
    ...soaked,
  };
  progress.clear();
  return figures;
}
