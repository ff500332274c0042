import type { User } from '@wugan/shared';
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

export function createUsers(client: PrismaClient): Users {
  return {
    async find(id) {
      const found = await ask(() => client.user.findUnique({ where: { id }, select }));
      return found ? view(found) : undefined;
    },
    async change(id, data) {
      const [changed] = await ask(() =>
        client.user.updateManyAndReturn({ where: { id }, data, select }),
      );
      return changed && view(changed);
    },
  };
}

function view({ createdAt, ...user }: Omit<User, 'createdAt'> & { createdAt: Date }): User {
  return { ...user, createdAt: createdAt.getTime() };
}
