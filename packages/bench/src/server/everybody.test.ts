import { expect, it } from 'vitest';
import { everybody } from './everybody.ts';
import { fillSessions } from './fill-sessions.ts';
import { measureRound } from './measure-round.ts';
import { onDatabase } from './on-database.ts';
import { startWugan } from './start-wugan.ts';

it('everybody is refreshed, and goes on from there when it is their turn again', async () => {
  const wugan = await startWugan();
  try {
    await fillSessions(wugan.databaseUrl, 40);
    const { subject, users } = await everybody(wugan, 4, 40);
    await measureRound(subject, users, 0.5);
    for (const user of users) user.close();
    const [seen] = await onDatabase(wugan.databaseUrl, async (client) => {
      const { rows } = await client.query<{ few: number; many: number }>(
        'SELECT min(generation) AS few, max(generation) AS many FROM session',
      );
      return rows;
    });
    expect(seen?.few).toBeGreaterThan(0);
    expect(seen?.many).toBeGreaterThan(1);
  } finally {
    await wugan.stop();
  }
}, 120_000);
