import { randomUUID } from 'node:crypto';
import { API_PREFIX, paths } from '@wugan/shared';
import { ask } from './ask.ts';
import type { PrismaClient } from './client.ts';

export interface Picture {
  /** Its media type. */
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The pictures of users, one for each. */
export interface Avatars {
  /** A new id, and so a new URL, for every picture; the one it replaces is gone. */
  put(userId: string, picture: Picture): Promise<void>;
  find(id: string): Promise<Picture | undefined>;
}

export function createAvatars(client: PrismaClient): Avatars {
  return {
    async put(userId, { type, bytes }) {
      const id = randomUUID();
      const url = `${API_PREFIX}${paths.avatars}/${id}`;
      await ask(
        () => client.$executeRaw`
          WITH put AS (
            INSERT INTO avatar (user_id, id, type, bytes)
            SELECT id, ${id}::uuid, ${type}, ${bytes} FROM "user" WHERE id = ${userId}::uuid
            ON CONFLICT (user_id) DO UPDATE
              SET id = excluded.id, type = excluded.type, bytes = excluded.bytes,
                created_at = excluded.created_at
            RETURNING user_id
          )
          UPDATE "user" SET avatar_url = ${url} FROM put
          WHERE "user".id = put.user_id`,
      );
    },

    async find(id) {
      const select = { type: true, bytes: true } as const;
      const found = await ask(() => client.avatar.findUnique({ where: { id }, select }));
      return found ?? undefined;
    },
  };
}
