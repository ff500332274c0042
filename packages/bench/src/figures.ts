import { heapPerParkedCall } from './figures/parked-heap.ts';
import { rtkQueryRatio } from './figures/rtk-query-ratio.ts';
import { nanosecondsPerCall, nanosecondsPerFetch } from './figures/steady-state.ts';
import { tenThousandRatio } from './figures/ten-thousand-ratio.ts';
import { print } from './terminal.ts';

function times(ratio: number): string {
  return `${ratio.toFixed(2)}×`;
}

const heap = await heapPerParkedCall();
print(`a parked call: ${Math.round(heap)} B of live heap, goal ≤ 800 B`);
const { cpu, wall } = await tenThousandRatio();
print(`10,000 calls on an expired token ÷ by hand: ${times(cpu)} in processor time, goal ≤ 1.10×`);
print(`  on the wall: ${times(wall)}`);
const added = await nanosecondsPerCall();
const fetched = await nanosecondsPerFetch();
print(`the engine adds to a request: ${Math.round(added)} ns`);
print(`  beside fetch to this machine: ${times(1 + added / fetched)}, goal ≤ 1.25×`);
print(`RTK Query with our base query ÷ a bare one: ${times(await rtkQueryRatio())}, goal ≤ 1.05×`);
