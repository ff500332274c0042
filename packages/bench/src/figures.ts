import { heapPerParkedCall } from './figures/parked-heap.ts';
import { rtkQueryRatio } from './figures/rtk-query-ratio.ts';
import type { Spread } from './figures/spread.ts';
import { nanosecondsPerCall, nanosecondsPerFetch } from './figures/steady-state.ts';
import { tenThousandRatio } from './figures/ten-thousand-ratio.ts';
import { print } from './terminal.ts';

function times(ratio: number): string {
  return `${ratio.toFixed(2)}×`;
}

function spread({ lower, median, upper }: Spread): string {
  return `${times(median)} (half of the rounds: ${times(lower)} to ${times(upper)})`;
}

async function printCalls(): Promise<void> {
  const heap = await heapPerParkedCall();
  print(`a parked call: ${Math.round(heap)} B of live heap, goal ≤ 800 B`);
  const { engine, itself } = await tenThousandRatio();
  print(`10,000 calls on an expired token ÷ by hand: ${spread(engine.cpu)}, goal ≤ 1.10×`);
  print(`  on the wall: ${spread(engine.wall)}`);
  print(`  by hand ÷ itself: ${spread(itself.cpu)}`);
  const added = await nanosecondsPerCall();
  const fetched = await nanosecondsPerFetch();
  print(`the engine adds to a request: ${Math.round(added)} ns`);
  print(`  beside fetch to this machine: ${times(1 + added / fetched)}, goal ≤ 1.25×`);
}

async function printQueries(): Promise<void> {
  const { engine, itself } = await rtkQueryRatio();
  print(`RTK Query with our base query ÷ a bare one: ${spread(engine)}, goal ≤ 1.05×`);
  print(`  a bare one ÷ itself: ${spread(itself)}`);
}

// In processes of their own, as each needs a heap of its own shape: README.md, "What the figures measure".
if (process.argv.includes('--rtk-query')) await printQueries();
else await printCalls();
