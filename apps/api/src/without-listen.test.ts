import { expect, it } from 'vitest';
import { openDatabase } from './data/open-database.ts';
import { call, signIn } from './testing/call.ts';
import { createCuttableDatabase } from './testing/cuttable-database.ts';
import { ownTimeOf } from './testing/own-time.ts';
import { startTestApp } from './testing/start-test-app.ts';
import { until } from './testing/until.ts';
import { useTestApp } from './testing/use-test-app.ts';

const here = useTestApp();

/** As a database answers that does not know the command: with an error, on a connection that lives. */
function refuseListen(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replace('LISTEN wugan', 'LISTEX wugan'), 'latin1');
}

it('on a database that refuses LISTEN a replica starts, and knows of endings within a second', async () => {
  const database = await createCuttableDatabase(here(), refuseListen);
  const there = await startTestApp({ beside: here(), env: { DATABASE_URL: database.url } });
  try {
    for (const user of ['ann', 'ben', 'eve']) {
      const { accessToken, refreshToken } = await signIn(here(), user);
      expect((await call(there, '/me', { token: accessToken })).status).toBe(200);
      await call(here(), '/auth/logout', { body: { refreshToken } });
      const known = until(
        async () => (await call(there, '/me', { token: accessToken })).status === 401,
      );
      expect(await ownTimeOf(known)).toBeLessThan(1_000);
    }
  } finally {
    await there.close();
    await database.cut();
  }
});

it('which of the two a database does is known', async () => {
  const refusing = await createCuttableDatabase(here(), refuseListen);
  for (const [url, isAnnounced] of [
    [here().databaseUrl, true],
    [refusing.url, false],
  ] as const) {
    const database = await openDatabase({ url, accessTokenLifetime: 60 });
    expect(database.isAnnounced()).toBe(isAnnounced);
    await database.close();
  }
  await refusing.cut();
});
