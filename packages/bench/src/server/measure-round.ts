import type { Subject } from './subject.ts';
import type { VirtualUser } from './virtual-user.ts';

export interface Round {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p99: number;
  /** Microseconds of the server's own process. */
  readonly cpuEach: number;
  readonly residentBytes: number;
}

const warmUp = 500;

/** One round: all users ask without pause for `seconds`, after half a second that does not count. */
export async function measureRound(
  subject: Subject,
  users: readonly VirtualUser[],
  seconds: number,
): Promise<Round> {
  const run = (milliseconds: number) => {
    const deadline = performance.now() + milliseconds;
    return Promise.all(users.map((user) => user.run(deadline)));
  };
  await run(warmUp);
  const before = await subject.usage();
  const startedAt = performance.now();
  const times = (await run(seconds * 1000)).flat().sort((a, b) => a - b);
  const elapsed = (performance.now() - startedAt) / 1000;
  const after = await subject.usage();
  return {
    perSecond: times.length / elapsed,
    p99: times[Math.floor(times.length * 0.99)] ?? 0,
    cpuEach: ((after.cpuSeconds - before.cpuSeconds) / times.length) * 1e6,
    residentBytes: after.residentBytes,
  };
}
