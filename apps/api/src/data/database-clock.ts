import { ask } from './ask.ts';
import type { PrismaClient } from './client.ts';

const samples = 3;
const measureEvery = 60_000;

/** Database time without asking the database: every replica judges access tokens by the same clock. */
export interface DatabaseClock {
  /** Epoch milliseconds. */
  now(): number;
  stop(): void;
}

/** Measures how far this process is from the database's clock, now and once a minute. */
export async function startDatabaseClock(client: PrismaClient): Promise<DatabaseClock> {
  let offset = await measureOffset(client);
  const timer = setInterval(() => {
    measureOffset(client).then(
      (measured) => {
        offset = measured;
      },
      // The database is away, and its clock keeps going: the last offset stays the best one.
      () => {},
    );
  }, measureEvery);
  timer.unref();
  return { now: () => monotonicNow() + offset, stop: () => clearInterval(timer) };
}

/** Epoch milliseconds that do not follow when somebody sets this machine's clock. */
function monotonicNow(): number {
  return performance.timeOrigin + performance.now();
}

/** The quickest answer of a few bounds the error best: half its round trip. */
async function measureOffset(client: PrismaClient): Promise<number> {
  let best = { roundTrip: Number.POSITIVE_INFINITY, offset: 0 };
  for (let sample = 0; sample < samples; sample += 1) {
    const sentAt = monotonicNow();
    const [answer] = await ask(
      () => client.$queryRaw<{ now: number }[]>`
        SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now`,
    );
    const receivedAt = monotonicNow();
    const roundTrip = receivedAt - sentAt;
    if (answer && roundTrip < best.roundTrip)
      best = { roundTrip, offset: answer.now - (sentAt + receivedAt) / 2 };
  }
  return best.offset;
}
