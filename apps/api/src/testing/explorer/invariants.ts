import { type Move, servedBy } from './move.ts';
import type { ModelServer } from './server.ts';
import { isLater, isSame, type World } from './world.ts';

/** The sentence of DESIGN's list that this move breaks; undefined if it keeps them all. */
export function brokenBy(before: World, move: Move, handle: ModelServer): string | undefined {
  const { world: after } = move;
  const served = servedBy(move);
  const wasLost = after.failOvers > before.failOvers;
  if (isLater(before.row, after.row) && !wasLost)
    return 'epoch and generation fall only where a commit was lost';
  if (before.row.isRevoked && !isSame(before.row, after.row)) return 'what has ended stays ended';
  if (before.row.isRevoked && !after.row.isRevoked) return 'what has ended stays ended';

  if (served) {
    const { to, request, pair } = served;
    const { row } = after;
    if (!isSame(pair, row) || row.isFrozen || row.isRevoked)
      return 'every pair that is given is the living one';
    if (!request.hasProof && request.record.epoch < before.row.epoch)
      return 'a proof makes every earlier token useless';
    const isParent =
      request.record.epoch === before.row.epoch &&
      request.record.generation < before.row.generation;
    if (!request.hasProof && isParent && before.row.acknowledged === 'long ago')
      return 'the parent of a pair that was acknowledged long ago is useless';
    // With a commit lost there may be two pairs of one position: what freeze-all is for.
    if (to === 'thief' && before.refreshesSinceTheft === 2 && after.failOvers === 0)
      return 'a thief is not served after the owner’s second refresh';
  }

  const isInnocent = after.thief === null;
  if (isInnocent && (after.row.isFrozen || after.row.isRevoked || after.owner.mustProve))
    return 'nobody is suspected where nothing was stolen';
  if (isInnocent && after.owner.isSignedOut) return 'an innocent client never signs in again';
  if (after.platform === 'weapp' && (after.owner.isSignedOut || after.row.isRevoked))
    return 'a mini program never signs in again';
  if (after.platform === 'weapp' && !canGoOn(after, handle))
    return 'the owner in a mini program always gets a living pair, if need be by a proof';
  return undefined;
}

function canGoOn({ platform, row, owner: { record } }: World, handle: ModelServer): boolean {
  const asked = handle(platform, row, { record, hasProof: false }, true);
  const { says, row: next } =
    asked.says === 'prove' ? handle(platform, asked.row, { record, hasProof: true }, true) : asked;
  return typeof says !== 'string' && isSame(says, next) && !next.isFrozen && !next.isRevoked;
}
