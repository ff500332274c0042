import { randomUUID } from 'node:crypto';
import type { Platform } from '@wugan/shared';
import type { SessionRow } from '../rotation/session-row.ts';
import { ask } from './ask.ts';
import type { PrismaClient } from './client.ts';
import { sessionColumns } from './session-columns.ts';

/** Who somebody is, as a provider says it. */
export interface ProvenIdentity {
  readonly provider: string;
  readonly appId: string;
  readonly openid: string;
  readonly unionid: string | null;
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
  /** Opens a session for an identity, with a new user if it is a new one. */
  open(session: NewSession): Promise<SessionRow>;
  identityId(identity: Omit<ProvenIdentity, 'unionid'>): Promise<string | undefined>;
}

export function createSignIns(client: PrismaClient): SignIns {
  return {
    async open({ identity, codeHash, kid, platform, device, idleLifetime, absoluteLifetime }) {
      const ids = { session: randomUUID(), identity: randomUUID(), user: randomUUID() };
      // One statement, so that no user is left without an identity and no code without its session.
      // Its ids are made out here, so that running it twice opens one session.
      const [row] = await ask(
        () => client.$queryRaw<SessionRow[]>`
          WITH moment AS MATERIALIZED (SELECT clock_timestamp() AS now),
          known AS (
            INSERT INTO identity (id, user_id, provider, app_id, openid, unionid)
            VALUES (${ids.identity}::uuid, ${ids.user}::uuid, ${identity.provider},
              ${identity.appId}, ${identity.openid}, ${identity.unionid})
            ON CONFLICT (provider, app_id, openid)
              DO UPDATE SET unionid = COALESCE(excluded.unionid, identity.unionid)
            RETURNING id, user_id
          ),
          born AS (
            INSERT INTO "user" (id) SELECT user_id FROM known WHERE user_id = ${ids.user}::uuid
            ON CONFLICT DO NOTHING
          ),
          session AS (
            INSERT INTO session (id, user_id, identity_id, epoch, generation, rotated_at, kid,
              created_at, epoch_at, idle_expires_at, absolute_expires_at, platform, device)
            SELECT ${ids.session}::uuid, known.user_id, known.id, 0, 0, now, ${kid}, now, now,
              now + make_interval(secs => ${Math.min(idleLifetime, absoluteLifetime)}::float8),
              now + make_interval(secs => ${absoluteLifetime}::float8), ${platform}, ${device}
            FROM known, moment
            ON CONFLICT (id) DO UPDATE SET id = excluded.id
            RETURNING *
          ),
          remembered AS (
            UPDATE spent_code SET session_id = session.id FROM session
            WHERE code_hash = ${codeHash}
          )
          SELECT ${sessionColumns} FROM session`,
      );
      if (!row) throw new Error('A sign-in opened no session');
      return row;
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
