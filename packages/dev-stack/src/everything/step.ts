import { say } from './say.ts';

/** Does one step of the start and says so with its time in seconds. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  say(`  ${seconds.padStart(5)} s  ${title}`);
  return result;
}
