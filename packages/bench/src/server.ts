import { goalsOf, isReached } from './server/figures.ts';
import { measureAll } from './server/measure-all.ts';
import { measurePeers, peerPlan } from './server/peer/measure-peers.ts';
import { toTable } from './server/peer/section.ts';
import { createProgress } from './server/progress.ts';
import { type Options, readOptions, usage } from './server/read-options.ts';
import { startStateless } from './server/start-stateless.ts';
import { startWugan } from './server/start-wugan.ts';
import { createStops, type Started } from './server/stops.ts';
import { writePage } from './server/write-page.ts';
import { print } from './terminal.ts';

/** `pnpm bench`. */
async function main(args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  if (options.help) return print(usage);
  const { started, stopAll } = createStops();
  try {
    if (options.peers === 'only') await printPeers(started);
    else await writeAll(options, started);
  } finally {
    await stopAll();
  }
}

async function writeAll(options: Options, started: Started): Promise<void> {
  const figures = await measureAll(options, started);
  for (const goal of goalsOf(figures)) {
    const [sign, bound] = [isReached(goal) ? '✓' : '✗', goal.isAtLeast ? '≥' : '≤'];
    print(`${sign} ${goal.name}: ${goal.value.toFixed(2)} (${bound} ${goal.goal})`);
  }
  if (figures.peers) print(toTable(figures.peers.rows));
  print(await writePage(figures));
}

async function printPeers(started: Started): Promise<void> {
  const progress = createProgress({ peers: 100 });
  const wugan = await started(startWugan());
  const stateless = await started(startStateless());
  const part = progress.of('peers');
  const { rows } = await measurePeers(wugan, stateless, peerPlan, part, started);
  progress.clear();
  print(toTable(rows));
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
