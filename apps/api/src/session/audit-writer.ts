import type { AuditEntry } from '../data/audit-trail.ts';

/** Keeps audit entries of what changed nothing in the database, beside whatever they are about and never in its way. */
export interface AuditWriter {
  note(entry: AuditEntry): void;
  stop(): Promise<void>;
}

const flushEvery = 200;

/** While the database is away this many wait for it; the log has them all. */
const mostWaiting = 10_000;

export function createAuditWriter(
  write: (entries: readonly AuditEntry[]) => Promise<void>,
): AuditWriter {
  let waiting: AuditEntry[] = [];
  let flushing: Promise<void> | undefined;

  async function send(): Promise<void> {
    const batch = waiting;
    waiting = [];
    try {
      if (batch.length > 0) await write(batch);
    } catch {
      // Written again with the next ones: an entry that was there already stays as it is.
      waiting = [...batch, ...waiting].slice(-mostWaiting);
    }
  }

  const flush = () => {
    flushing ??= send().finally(() => {
      flushing = undefined;
    });
    return flushing;
  };
  const timer = setInterval(flush, flushEvery);
  timer.unref();

  return {
    note(entry) {
      waiting.push(entry);
      if (waiting.length > mostWaiting) waiting.shift();
    },
    async stop() {
      clearInterval(timer);
      await flushing;
      await flush();
    },
  };
}
