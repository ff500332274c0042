import { fillSessions } from './fill-sessions.ts';
import { onDatabase } from './on-database.ts';
import { readRotateStatement } from './read-rotate-statement.ts';
import type { Wugan } from './start-wugan.ts';

/** What many rotations do to the table. */
export interface HeapFigures {
  readonly sessions: number;
  readonly rotationsEach: number;
  /** Size of table and indexes after ÷ before. */
  readonly growth: number;
  /** Of all updates those that stayed within their page and touched no index. */
  readonly heapOnly: number;
}

const perStatement = 128;
const writers = 2;

/** Rotates every session that often, by the server's own statement. */
export async function measureHeap(
  wugan: Wugan,
  sessions: number,
  rotationsEach: number,
  played: (share: number) => void,
): Promise<HeapFigures> {
  const { databaseUrl } = wugan;
  const statement = await readRotateStatement(wugan);
  await fillSessions(databaseUrl, sessions);
  const ids = await onDatabase(databaseUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      'SELECT id FROM session WHERE epoch = 0 AND generation = 0 ORDER BY random() LIMIT $1',
      [sessions],
    );
    return rows.map(({ id }) => id);
  });
  const before = await readTable(databaseUrl);
  let done = 0;
  const share = (ids.length * rotationsEach) / writers;
  await Promise.all(
    Array.from({ length: writers }, (_, writer) =>
      onDatabase(databaseUrl, async (client) => {
        const mine = ids.filter((_, index) => index % writers === writer);
        for (let generation = 0; generation < rotationsEach; generation += 1)
          for (let from = 0; from < mine.length; from += perStatement) {
            const batch = mine.slice(from, from + perStatement);
            await client.query({
              name: 'rotate',
              text: statement,
              values: argumentsFor(batch, generation),
            });
            done += batch.length;
            if (writer === 0) played(Math.min(1, done / (share * writers)));
          }
      }),
    ),
  );
  const after = await readTable(databaseUrl);
  return {
    sessions: ids.length,
    rotationsEach,
    growth: after.bytes / before.bytes,
    heapOnly: (after.heapOnly - before.heapOnly) / (after.updates - before.updates),
  };
}

function argumentsFor(ids: readonly string[], generation: number): unknown[] {
  const same = <T>(value: T) => ids.map(() => value);
  return [
    [...ids].sort(),
    same(0),
    same(generation),
    same(generation + 1),
    same('b'.repeat(64)),
    same('1'),
    same(604_800),
    same(null),
  ];
}

async function readTable(url: string) {
  return onDatabase(url, async (client) => {
    // Figures of connections that are still open are counted a moment later.
    await client.query('SELECT pg_stat_force_next_flush(), pg_sleep(1.5)');
    const { rows } = await client.query<{ bytes: string; updates: string; heap_only: string }>(
      `SELECT pg_total_relation_size('session') AS bytes, n_tup_upd AS updates,
         n_tup_hot_upd AS heap_only FROM pg_stat_user_tables WHERE relname = 'session'`,
    );
    const [row] = rows;
    if (!row) throw new Error('There is no table of sessions');
    return {
      bytes: Number(row.bytes),
      updates: Number(row.updates),
      heapOnly: Number(row.heap_only),
    };
  });
}
