import { startTemporaryPostgres } from '@wugan/postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { requireDurable } from './require-durable.ts';

let postgres: Awaited<ReturnType<typeof startTemporaryPostgres>>;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
});
afterAll(() => postgres.stop());

it('figures of a database that answers before its commits are on disk are not taken', async () => {
  await requireDurable(postgres.url);
  const hasty = new URL(postgres.url);
  hasty.searchParams.set('options', '-c synchronous_commit=off');
  await expect(requireDurable(hasty.href)).rejects.toThrow('synchronous_commit off');
});
