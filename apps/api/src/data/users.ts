import type { User } from '@wugan/shared';
import { ask } from './ask.ts';
import type { PrismaClient } from './client.ts';

/** Users as they see themselves. Both answer undefined for a user who is gone. */
export interface Users {
  find(id: string): Promise<User | undefined>;
  rename(id: string, nickname: string): Promise<User | undefined>;
}

const select = { id: true, nickname: true, avatarUrl: true, createdAt: true } as const;

export function createUsers(client: PrismaClient): Users {
  return {
    async find(id) {
      const found = await ask(() => client.user.findUnique({ where: { id }, select }));
      return found ? view(found) : undefined;
    },
    async rename(id, nickname) {
      const [renamed] = await ask(() =>
        client.user.updateManyAndReturn({ where: { id }, data: { nickname }, select }),
      );
      return renamed && view(renamed);
    },
  };
}

function view({ createdAt, ...user }: Omit<User, 'createdAt'> & { createdAt: Date }): User {
  return { ...user, createdAt: createdAt.getTime() };
}
