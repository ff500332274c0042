import type { PairSource } from '../rotation/session-row.ts';
import { isBug } from './ask.ts';
import { DatabaseUnavailable } from './database-unavailable.ts';
import type { Outcome, RotateTogether } from './rotate-together.ts';
import type { Rotation } from './rotation.ts';

/** Statements at a time. More only makes them smaller, and each costs as much as two dozen rotations. */
export const statementsAtOnce = 2;

/** So many that they are worth a second statement, or so long (milliseconds) that the first one may be stuck. */
const worthAnother = 64;
const stuckAfter = 100;

const largestBatch = 128;

/** How often a rotation comes back to a row that somebody else is writing: about two seconds. */
const patience = 24;

interface Waiting {
  readonly rotation: Rotation;
  readonly resolve: (row: PairSource | undefined) => void;
  readonly reject: (reason: unknown) => void;
  tries: number;
}

/**
 * Rotations that arrive while a statement is under way share the next one; an idle server sends each
 * at once. Of one session only one is under way here: the next one waits for its outcome.
 */
export function createGroupCommit(
  rotateTogether: RotateTogether,
): (rotation: Rotation) => Promise<PairSource | undefined> {
  let waiting: Waiting[] = [];
  let statements = 0;
  let stuck = 0;
  let isStarting = false;
  const moving = new Set<string>();

  function join(entry: Waiting): void {
    waiting.push(entry);
    if (isStarting) return;
    isStarting = true;
    // After everything that this turn of the event loop has read from its sockets.
    setImmediate(() => {
      isStarting = false;
      startStatements();
    });
  }

  function startStatements(): void {
    while (statements === stuck || waiting.length >= worthAnother) {
      if (statements === statementsAtOnce) return;
      const batch = takeBatch();
      if (batch.length === 0) return;
      void run(batch);
    }
  }

  function takeBatch(): Waiting[] {
    const batch: Waiting[] = [];
    const left: Waiting[] = [];
    for (const entry of waiting) {
      const { id } = entry.rotation.from;
      const goesNow = batch.length < largestBatch && !moving.has(id);
      if (goesNow) moving.add(id);
      (goesNow ? batch : left).push(entry);
    }
    waiting = left;
    return batch;
  }

  async function run(batch: readonly Waiting[]): Promise<void> {
    statements += 1;
    let isStuck = false;
    const alarm = setTimeout(() => {
      isStuck = true;
      stuck += 1;
      startStatements();
    }, stuckAfter);
    try {
      const outcomes = await rotateTogether(batch.map(({ rotation }) => rotation));
      for (const [index, entry] of batch.entries()) settle(entry, outcomes[index] ?? 'lost');
    } catch (error) {
      if (batch.length > 1 && isBug(error)) await runOneByOne(batch);
      else for (const { reject } of batch) reject(error);
    }
    clearTimeout(alarm);
    if (isStuck) stuck -= 1;
    statements -= 1;
    for (const { rotation } of batch) moving.delete(rotation.from.id);
    startStatements();
  }

  /** Of those that share a statement one is not to fail by what is wrong with another. */
  async function runOneByOne(batch: readonly Waiting[]): Promise<void> {
    for (const entry of batch) {
      try {
        const [outcome = 'lost'] = await rotateTogether([entry.rotation]);
        settle(entry, outcome);
      } catch (error) {
        entry.reject(error);
      }
    }
  }

  function settle(entry: Waiting, outcome: Outcome): void {
    if (outcome !== 'busy') {
      entry.resolve(outcome === 'lost' ? undefined : outcome);
      return;
    }
    entry.tries += 1;
    if (entry.tries > patience)
      entry.reject(new DatabaseUnavailable('Somebody else keeps the row locked'));
    else setTimeout(join, Math.min(5 * entry.tries, 100) * (0.5 + Math.random()), entry);
  }

  return (rotation) =>
    new Promise((resolve, reject) => join({ rotation, resolve, reject, tries: 0 }));
}
