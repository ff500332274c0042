import { onDatabase } from './on-database.ts';

const sessionsPerUser = 10;

/** Adds that many living sessions to a database, ten for each user, as they are once they are in use. */
export async function fillSessions(url: string, count: number): Promise<void> {
  await onDatabase(url, async (client) => {
    await client.query('BEGIN');
    // What is added fits together; checking it row by row would take most of the time.
    await client.query('SET LOCAL session_replication_role = replica');
    await client.query(
      `WITH made AS (
         INSERT INTO "user" (id) SELECT gen_random_uuid() FROM generate_series(1, $1::int) RETURNING id
       ), known AS (
         INSERT INTO identity (id, user_id, provider, app_id, openid)
         SELECT gen_random_uuid(), id, 'bench', 'bench', id FROM made RETURNING id, user_id
       )
       INSERT INTO session (id, user_id, identity_id, epoch, generation, rotated_at, rotated_by,
         acknowledged_at, kid, created_at, idle_expires_at, absolute_expires_at, epoch_at, platform)
       SELECT gen_random_uuid(), user_id, known.id, 0, 0, now(), repeat('a', 64), now(), '1', now(),
         now() + interval '7 days', now() + interval '90 days', now(), 'weapp'
       FROM known, generate_series(1, $2::int)`,
      [Math.ceil(count / sessionsPerUser), sessionsPerUser],
    );
    await client.query('COMMIT');
    await client.query('VACUUM ANALYZE session');
    await client.query('VACUUM ANALYZE "user"');
    await client.query('CHECKPOINT');
  });
}

/** Gives each of these users more sessions, to be ended. */
export async function addSessions(
  url: string,
  userIds: readonly string[],
  each: number,
): Promise<void> {
  await onDatabase(url, (client) =>
    client.query(
      `INSERT INTO session (id, user_id, identity_id, epoch, generation, rotated_at, kid, created_at,
         idle_expires_at, absolute_expires_at, epoch_at, platform)
       SELECT gen_random_uuid(), user_id, id, 0, 0, now(), '1', now(), now() + interval '7 days',
         now() + interval '90 days', now(), 'weapp'
       FROM identity, generate_series(1, $2::int) WHERE user_id = ANY($1::uuid[])`,
      [userIds, each],
    ),
  );
}
