import type { PrismaClient } from './client.ts';

export interface FoundUser {
  readonly id: string;
  readonly nickname: string | null;
  readonly createdAt: Date;
  readonly disabledAt: Date | null;
  /** Sessions that have neither ended nor run out. */
  readonly living: number;
}

export interface FoundSession {
  readonly id: string;
  readonly platform: string;
  readonly device: string | null;
  readonly status: string;
  readonly epoch: number;
  readonly generation: number;
  readonly createdAt: Date;
  readonly rotatedAt: Date;
}

/** The newest first: all, or those with this text in the nickname, or exactly this id, openid, unionid or phone number. */
export function findUsers(
  client: PrismaClient,
  search: string | undefined,
  limit: number,
): Promise<FoundUser[]> {
  return client.$queryRaw<FoundUser[]>`
    SELECT id, nickname, created_at AS "createdAt", disabled_at AS "disabledAt", (
      SELECT count(*)::int FROM session WHERE session.user_id = "user".id AND revoked_at IS NULL
        AND idle_expires_at > now() AND absolute_expires_at > now()
    ) AS living
    FROM "user"
    WHERE ${search ?? null}::text IS NULL
      OR strpos(lower(nickname), lower(${search ?? null})) > 0
      OR ${search ?? null} IN (id::text, unionid, phone)
      OR id IN (SELECT user_id FROM identity WHERE openid = ${search ?? null} OR unionid = ${search ?? null})
    ORDER BY created_at DESC LIMIT ${limit}`;
}

export function findSessions(client: PrismaClient, userId: string): Promise<FoundSession[]> {
  return client.$queryRaw<FoundSession[]>`
    SELECT id, platform, device, epoch, generation, created_at AS "createdAt",
      rotated_at AS "rotatedAt",
      CASE WHEN revoked_at IS NOT NULL THEN COALESCE(end_reason, 'ended')
           WHEN LEAST(idle_expires_at, absolute_expires_at) <= now() THEN 'expired'
           WHEN frozen_at IS NOT NULL THEN 'frozen'
           ELSE 'living' END AS status
    FROM session WHERE user_id = ${userId}::uuid ORDER BY created_at DESC`;
}
