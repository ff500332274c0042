import type { User } from '@wugan/shared';
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

type UserRow = Omit<User, 'createdAt'> & { readonly createdAt: Date };

const select = {
  id: true,
  nickname: true,
  avatarUrl: true,
  phone: true,
  createdAt: true,
} as const;

/** Straight to the driver, as a rotation is: this is what apps ask for at every start. */
const findStatement = `
  SELECT id, nickname, avatar_url AS "avatarUrl", phone, created_at AS "createdAt"
  FROM "user" WHERE id = $1`;

export function createUsers(client: PrismaClient, pool: pg.Pool): Users {
  return {
    async find(id) {
      const { rows } = await ask(() =>
        pool.query<UserRow>({ name: 'find user', text: findStatement, values: [id] }),
      );
      return rows[0] && view(rows[0]);
    },
    async change(id, data) {
      const [changed] = await ask(() =>
        client.user.updateManyAndReturn({ where: { id }, data, select }),
      );
      return changed && view(changed);
    },
  };
}

function view({ createdAt, ...user }: UserRow): User {
  return { ...user, createdAt: createdAt.getTime() };
}
