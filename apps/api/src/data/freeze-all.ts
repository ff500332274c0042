import { hasSilentProof, type SessionRow } from '../rotation/session-row.ts';
import { ask } from './ask.ts';
import { noteCommand, type OperatorNote } from './audit-note.ts';
import { Prisma, type PrismaClient } from './client.ts';
import { everySession } from './ending.ts';

export interface FrozenCounts {
  /** Mini programs: they prove their owner and go on. */
  readonly frozen: number;
  /** H5: the user signs in again. */
  readonly ended: number;
}

/**
 * More epochs than any session can have lost with the commits. A proof opens the epoch after the
 * row's; without the leap that could be one that was there before, and its tokens would live again.
 */
const epochLeap = 1_000_000;

const pieceSize = 1_000;

type Piece = Pick<SessionRow, 'id' | 'platform'>[];

/**
 * For a database that may have lost commits (restored, or failed over): freezes every session that
 * can prove its owner, ends every other, and withdraws every access token there is, also those of
 * sessions that this database has never heard of. In pieces; it may be broken off and run again: the
 * audit's entry is there from the first statement on, and each piece is counted in it with its commit.
 */
export async function freezeAll(
  client: PrismaClient,
  { id, by }: Pick<OperatorNote, 'id' | 'by'>,
): Promise<FrozenCounts> {
  const none = Prisma.sql`0`;
  const counts = { frozen: none, ended: none };
  const note = noteCommand({ id, by, event: 'all_sessions_frozen', counts });
  await withdrawAll(client, note);
  let frozen = 0;
  let ended = 0;
  for (let after = everySession; ; ) {
    const piece = await freezePiece(client, after, id);
    const silent = piece.filter(hasSilentProof).length;
    frozen += silent;
    ended += piece.length - silent;
    const last = piece
      .map(({ id }) => id)
      .sort()
      .at(-1);
    if (last === undefined) break;
    after = last;
  }
  // Once more, so that a replica that starts now need not load the endings one by one.
  await withdrawAll(client, note);
  return { frozen, ended };
}

async function withdrawAll(client: PrismaClient, note: Prisma.Sql): Promise<void> {
  await ask(
    () => client.$executeRaw`
      WITH noted AS (${note})
      INSERT INTO ending (session_id, lowest_living_epoch, at)
      VALUES (${everySession}::uuid, 'Infinity', clock_timestamp())
      ON CONFLICT (session_id) DO UPDATE SET at = excluded.at`,
  );
}

function freezePiece(client: PrismaClient, after: string, entryId: string): Promise<Piece> {
  return ask(
    () => client.$queryRaw<Piece>`
      WITH piece AS MATERIALIZED (
        SELECT id, platform = 'weapp' AS can_prove FROM session
        WHERE id > ${after}::uuid AND revoked_at IS NULL
        ORDER BY id LIMIT ${pieceSize} FOR NO KEY UPDATE
      ),
      changed AS (
        UPDATE session SET
          frozen_at = CASE WHEN can_prove THEN clock_timestamp() ELSE frozen_at END,
          epoch = epoch + CASE WHEN can_prove THEN ${epochLeap}::int ELSE 0 END,
          revoked_at = CASE WHEN can_prove THEN NULL ELSE clock_timestamp() END,
          end_reason = CASE WHEN can_prove THEN NULL ELSE 'ended_elsewhere' END
        FROM piece WHERE session.id = piece.id AND session.revoked_at IS NULL
        RETURNING session.id, session.platform, can_prove
      ),
      counted AS (
        UPDATE audit_event SET detail = detail || (
          SELECT jsonb_build_object(
            'frozen', (detail->>'frozen')::int + count(*) FILTER (WHERE can_prove),
            'ended', (detail->>'ended')::int + count(*) FILTER (WHERE NOT can_prove)
          ) FROM changed
        )
        WHERE id = ${entryId}::uuid
      )
      SELECT id, platform FROM changed`,
  );
}
