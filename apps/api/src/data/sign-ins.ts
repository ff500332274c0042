import { randomUUID } from 'node:crypto';
import type { Platform } from '@wugan/shared';
import type { SessionRow } from '../rotation/session-row.ts';
import { ask, isConflict } from './ask.ts';
import type { PrismaClient } from './client.ts';
import { sessionColumns } from './session-columns.ts';

/** Who somebody is, as a provider says it. */
export interface ProvenIdentity {
  readonly provider: string;
  readonly appId: string;
  readonly openid: string;
  readonly unionid: string | null;
  /** What a new user is called, until they choose; null where the provider does not say. */
  readonly nickname: string | null;
}

export interface NewSession {
  readonly identity: ProvenIdentity;
  /** The code that was exchanged; it will remember the session. */
  readonly codeHash: string;
  readonly kid: string;
  readonly platform: Platform;
  readonly device: string | null;
  /** Seconds without a refresh. */
  readonly idleLifetime: number;
  /** Seconds in all. */
  readonly absoluteLifetime: number;
}

export interface SignIns {
  /**
   * Opens a session for an identity. A new identity belongs to the user who has its unionid, or else
   * to a new user. Undefined if the user is disabled.
   */
  open(session: NewSession): Promise<SessionRow | undefined>;
  /** Gives a user a unionid that nobody has yet. False if it is not theirs: they have another, or somebody else has it. */
  claimUnionid(userId: string, unionid: string): Promise<boolean>;
  identityId(
    identity: Pick<ProvenIdentity, 'provider' | 'appId' | 'openid'>,
  ): Promise<string | undefined>;
}

export function createSignIns(client: PrismaClient): SignIns {
  return {
    async open({ identity, codeHash, kid, platform, device, idleLifetime, absoluteLifetime }) {
      const ids = { session: randomUUID(), identity: randomUUID(), user: randomUUID() };
      // One statement, so that no user is left without an identity and no code without its session.
      // Its ids are made out here, so that running it twice opens one session.
      const [row] = await insert(
        () => client.$queryRaw<SessionRow[]>`
          WITH moment AS MATERIALIZED (SELECT clock_timestamp() AS now),
          owner AS (SELECT id FROM "user" WHERE unionid = ${identity.unionid}),
          known AS (
            INSERT INTO identity (id, user_id, provider, app_id, openid, unionid)
            VALUES (${ids.identity}::uuid, COALESCE((SELECT id FROM owner), ${ids.user}::uuid),
              ${identity.provider}, ${identity.appId}, ${identity.openid}, ${identity.unionid})
            ON CONFLICT (provider, app_id, openid)
              DO UPDATE SET unionid = COALESCE(excluded.unionid, identity.unionid)
            RETURNING id, user_id
          ),
          born AS (
            INSERT INTO "user" (id, unionid, nickname)
            SELECT user_id, ${identity.unionid}, ${identity.nickname} FROM known WHERE user_id = ${ids.user}::uuid
            ON CONFLICT (id) DO NOTHING
          ),
          -- Waits for whoever is disabling the user, who waits for us: none of them misses the other.
          account AS (
            SELECT disabled_at FROM "user" WHERE id = (SELECT user_id FROM known) FOR SHARE
          ),
          session AS (
            INSERT INTO session (id, user_id, identity_id, epoch, generation, rotated_at, kid,
              created_at, epoch_at, idle_expires_at, absolute_expires_at, platform, device)
            SELECT ${ids.session}::uuid, known.user_id, known.id, 0, 0, now, ${kid}, now, now,
              now + make_interval(secs => ${Math.min(idleLifetime, absoluteLifetime)}::float8),
              now + make_interval(secs => ${absoluteLifetime}::float8), ${platform}, ${device}
            FROM known, moment
            WHERE NOT EXISTS (SELECT FROM account WHERE disabled_at IS NOT NULL)
            ON CONFLICT (id) DO UPDATE SET id = excluded.id
            RETURNING *
          ),
          remembered AS (
            UPDATE spent_code SET session_id = session.id FROM session
            WHERE code_hash = ${codeHash}
          )
          SELECT ${sessionColumns} FROM session`,
      );
      return row;
    },

    async claimUnionid(userId, unionid) {
      const owners = await insert(
        () => client.$queryRaw<{ id: string }[]>`
          WITH claimed AS (
            UPDATE "user" SET unionid = ${unionid}
            WHERE id = ${userId}::uuid AND unionid IS NULL
              AND NOT EXISTS (SELECT FROM "user" WHERE unionid = ${unionid})
            RETURNING id
          )
          SELECT id FROM claimed UNION ALL SELECT id FROM "user" WHERE unionid = ${unionid}`,
      );
      return owners.some(({ id }) => id === userId);
    },

    async identityId({ provider, appId, openid }) {
      const identity = await ask(() =>
        client.identity.findUnique({
          where: { provider_appId_openid: { provider, appId, openid } },
          select: { id: true },
        }),
      );
      return identity?.id;
    },
  };
}

/** Again, where somebody else has just inserted what this statement did not see: the next run sees it. */
async function insert<T>(statement: () => Promise<T>): Promise<T> {
  try {
    return await ask(statement);
  } catch (error) {
    if (!isConflict(error)) throw error;
    return ask(statement);
  }
}
