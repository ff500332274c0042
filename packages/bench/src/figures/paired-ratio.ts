/**
 * Plays both in turn and gives least time ÷ least time: what else the machine does only ever adds,
 * and hits both alike.
 */
export async function pairedRatio(
  rounds: number,
  measured: () => Promise<void>,
  bare: () => Promise<void>,
): Promise<number> {
  let above = Number.POSITIVE_INFINITY;
  let below = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    below = Math.min(below, await timed(bare));
    above = Math.min(above, await timed(measured));
  }
  return above / below;
}

export async function timed(task: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await task();
  return performance.now() - startedAt;
}
