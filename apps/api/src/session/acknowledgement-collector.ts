import type { Position } from '../rotation/session-row.ts';

/** Notes which pairs were used, and tells the database so in batches. */
export interface AcknowledgementCollector {
  note(position: Position): void;
  /** Sends what was noted so far. Never throws: a lost acknowledgement only widens tolerance. */
  flush(): Promise<void>;
  stop(): Promise<void>;
}

const flushEvery = 500;
const batchSize = 1_000;
/** How many sessions are remembered as acknowledged, so that not every call tells the database again. */
const remembered = 50_000;

/** `acknowledge` is given at most a batch at a time, each session once, at most a second after its call. */
export function createAcknowledgementCollector(
  acknowledge: (positions: readonly Position[]) => Promise<void>,
): AcknowledgementCollector {
  const waiting = new Map<string, Position>();
  const told = new Map<string, Position>();
  let flushing = Promise.resolve();

  async function send(): Promise<void> {
    while (waiting.size > 0) {
      const batch = [...waiting.values()].slice(0, batchSize);
      for (const { id } of batch) waiting.delete(id);
      try {
        await acknowledge(batch);
      } catch {
        waiting.clear();
        told.clear();
      }
    }
  }

  const flush = () => {
    flushing = flushing.then(send);
    return flushing;
  };
  const timer = setInterval(flush, flushEvery);
  timer.unref();

  return {
    note(position) {
      const { id } = position;
      const last = told.get(id);
      if (last && !isLater(position, last)) return;
      told.delete(id);
      told.set(id, position);
      waiting.set(id, position);
      const [oldest] = told.keys();
      if (told.size > remembered && oldest !== undefined) told.delete(oldest);
    },
    flush,
    async stop() {
      clearInterval(timer);
      await flush();
    },
  };
}

function isLater(a: Position, b: Position): boolean {
  return a.epoch > b.epoch || (a.epoch === b.epoch && a.generation > b.generation);
}
