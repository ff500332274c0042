import type { Move } from './move.ts';
import { networkMoves, ownerMoves } from './owner-moves.ts';
import type { ModelServer } from './server.ts';
import { thiefMoves } from './thief-moves.ts';
import type { World } from './world.ts';

/** Everything that can happen next. */
export function* movesOf(world: World, handle: ModelServer): Generator<Move> {
  yield* ownerMoves(world);
  yield* networkMoves(world, handle);
  yield* databaseMoves(world);
  yield* thiefMoves(world, handle);
}

function* databaseMoves(world: World): Generator<Move> {
  const { row, rowBefore, owner } = world;
  const later = { ...row, epochIsYoung: false };
  yield {
    name: 'time passes: deadlines and grace are over',
    action: { kind: 'time passes' },
    world: {
      ...world,
      row: row.acknowledged === 'lately' ? { ...later, acknowledged: 'long ago' } : later,
      owner: { ...owner, isRested: true },
      requests: [],
      answers: [],
    },
  };
  if (rowBefore && world.failOvers === 0)
    yield {
      name: 'a fail-over loses the last commit',
      action: { kind: 'commit lost', row: rowBefore },
      world: { ...world, row: rowBefore, rowBefore: null, failOvers: 1 },
    };
}
