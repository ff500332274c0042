import type { User } from '@wugan/shared';
import DataLoader from 'dataloader';
import type pg from 'pg';
import { ask } from './ask.ts';
import type { PrismaClient } from './client.ts';

/** Users as they see themselves. Each answers undefined for a user who is gone. */
export interface Users {
  find(id: string): Promise<User | undefined>;
  change(id: string, change: UserFields): Promise<User | undefined>;
}

/** What a user may change of themselves. */
type UserFields = { readonly [Field in 'nickname' | 'phone']?: string };

const select = {
  id: true,
  nickname: true,
  avatarUrl: true,
  phone: true,
  createdAt: true,
} as const;

const findStatement = `
  SELECT id, nickname, avatar_url AS "avatarUrl", phone,
    (extract(epoch FROM created_at) * 1000)::float8 AS "createdAt"
  FROM "user" WHERE id = ANY ($1::uuid[])`;

const mostTogether = 128;

export function createUsers(client: PrismaClient, pool: pg.Pool): Users {
  // Profiles are what apps ask for at every start: whoever asks in the same turn of the event loop
  // shares a statement, straight to the driver, and nobody waits for the next turn.
  const profiles = new DataLoader<string, User | undefined>((ids) => findAll(pool, ids), {
    cache: false,
    maxBatchSize: mostTogether,
    batchScheduleFn: (start) => setImmediate(start),
  });
  return {
    find: (id) => profiles.load(id),
    async change(id, data) {
      const [changed] = await ask(() =>
        client.user.updateManyAndReturn({ where: { id }, data, select }),
      );
      return changed && { ...changed, createdAt: changed.createdAt.getTime() };
    },
  };
}

/** In the order of the ids, one of which may stand there twice. */
async function findAll(pool: pg.Pool, ids: readonly string[]): Promise<(User | undefined)[]> {
  const { rows } = await ask(() =>
    pool.query<User>({ name: 'find users', text: findStatement, values: [ids] }),
  );
  const found = new Map(rows.map((user) => [user.id, user]));
  return ids.map((id) => found.get(id));
}
