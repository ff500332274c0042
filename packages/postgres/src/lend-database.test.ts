import { afterAll, expect, inject, test } from 'vitest';
import { lendDatabase } from './lend-database.ts';
import { query } from './testing/query.ts';

const server = inject('postgresUrl');
const lent = [await lendDatabase(server), await lendDatabase(server)] as const;

afterAll(() => Promise.all(lent.map((database) => database.drop())));

test('two lent databases know nothing of each other', async () => {
  const [mine, yours] = lent;
  await query(mine.url, 'CREATE TABLE note (id int)');
  await expect(query(yours.url, 'SELECT * FROM note')).rejects.toThrow(/does not exist/);
});

test('a clone begins with what its template holds, and many clones at once are no trouble', async () => {
  const template = await lendDatabase(server);
  await query(template.url, 'CREATE TABLE note AS SELECT 7 AS id');
  const clones = await Promise.all(
    [1, 2, 3].map(() => lendDatabase(server, { template: template.name })),
  );
  for (const clone of clones) {
    expect(await query(clone.url, 'SELECT id FROM note')).toEqual(['7']);
  }
  await Promise.all([template, ...clones].map((database) => database.drop()));
});

test('a dropped database is gone, also under the feet of somebody connected', async () => {
  const { url, drop } = await lendDatabase(server);
  const sleeper = expect(query(url, 'SELECT pg_sleep(60)')).rejects.toThrow();
  await drop();
  await sleeper;
  await expect(query(url, 'SELECT 1')).rejects.toThrow(/does not exist/);
});
