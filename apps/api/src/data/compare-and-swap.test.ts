import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Position } from '../rotation/session-row.ts';
import { signIn } from '../testing/call.ts';
import { readSession, sql } from '../testing/sql.ts';
import { useTestApp } from '../testing/use-test-app.ts';
import { type Database, openDatabase } from './open-database.ts';

const app = useTestApp();
let database: Database;
beforeAll(async () => {
  database = await openDatabase({ url: app().databaseUrl, accessTokenLifetime: 60 });
});
afterAll(() => database.close());

const terms = { kid: '1', idleLifetime: 60, deadline: null };

const writes: Record<string, (from: Position) => Promise<unknown>> = {
  'a rotation': (from) =>
    database.sessions.rotate({
      from,
      toGeneration: from.generation + 1,
      rotatedBy: null,
      ...terms,
    }),
  'a freeze': (from) => database.sessions.freeze(from, from.epoch, null),
  'a revocation': (from) => database.sessions.revokeForReuse(from, null),
  'a proof': ({ id, epoch }) =>
    database.sessions.openEpoch({ id, fromEpoch: epoch, toEpoch: 9, ...terms }),
};

/** Where the caller has seen the row; what became of it since, or where it has always been. */
const seen = { epoch: 2, generation: 3 };
const since = {
  'a proof opened an epoch': 'epoch = 3',
  'a restore took an epoch back': 'epoch = 1',
  'somebody rotated': 'generation = 4',
  'a restore took a generation back': 'generation = 2',
  'it ended': 'revoked_at = now()',
  'it ran idle': 'idle_expires_at = now()',
  'its time was over': 'absolute_expires_at = now()',
  'it was frozen': 'frozen_at = now()',
};

/** A proof is the way out of a freeze, whatever the generation. */
const mayProve = ['somebody rotated', 'a restore took a generation back', 'it was frozen'];

const cases = Object.keys(writes).flatMap((write) =>
  Object.entries(since)
    .filter(([what]) => write !== 'a proof' || !mayProve.includes(what))
    .map(([what, change]) => [write, what, change] as const),
);

async function sessionAt(change: string): Promise<Position> {
  const { session } = await signIn(app(), 'ann');
  const there = `epoch = ${seen.epoch}, generation = ${seen.generation}`;
  await sql(app(), `UPDATE session SET ${there} WHERE id = $1`, [session.id]);
  await sql(app(), `UPDATE session SET ${change} WHERE id = $1`, [session.id]);
  return { id: session.id, ...seen };
}

it.each(Object.keys(writes))('%s takes effect from where the row is', async (write) => {
  const from = await sessionAt('device = NULL');
  expect(await writes[write]?.(from)).toMatchObject({ id: from.id });
});

it.each(cases)(
  '%s changes nothing from where the row no longer is: %s',
  async (write, _what, change) => {
    const from = await sessionAt(change);
    const before = await readSession(app(), from.id);
    expect(await writes[write]?.(from)).toBeUndefined();
    expect(await readSession(app(), from.id)).toEqual(before);
  },
);
