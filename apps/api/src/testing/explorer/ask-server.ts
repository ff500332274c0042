import type { Asker, Move } from './move.ts';
import type { Handled, ModelServer } from './server.ts';
import { isSame, type Place, type Request, type World } from './world.ts';

/** What the server does with a request, and the world with its row written. */
export function askServer(world: World, handle: ModelServer, by: Asker, request: Request) {
  const handled = handle(world.platform, world.row, request, by === 'owner');
  const { says, verdict } = handled;
  const action = { kind: 'refresh', by, request, says, verdict } as const;
  return { action, says, world: written(world, handled) };
}

/** A call with the access token of the newest pair acknowledges it. */
export function* use(world: World, name: string, place: Place): Generator<Move> {
  const { row } = world;
  const isHonoured = isSame(row, place) && !row.isFrozen && !row.isRevoked;
  if (!isHonoured || row.acknowledged !== 'never') return;
  yield {
    name,
    action: { kind: 'use', place },
    world: { ...world, row: { ...row, acknowledged: 'lately' }, rowBefore: row },
  };
}

function written(world: World, { row, wrote }: Handled): World {
  if (wrote === 'nothing') return world;
  return { ...world, row, rowBefore: wrote === 'lightly' ? world.row : null };
}
