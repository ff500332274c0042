import { askServer, use } from './ask-server.ts';
import { sorted } from './lists.ts';
import type { Move } from './move.ts';
import type { ModelServer } from './server.ts';
import { type Answer, isSame, type Request, type World } from './world.ts';

/** How many pairs a thief keeps. */
const kept = 3;

export function* thiefMoves(world: World, handle: ModelServer): Generator<Move> {
  const { thief, owner } = world;
  if (!thief) {
    yield {
      name: 'the record is stolen',
      action: { kind: 'none' },
      world: { ...world, thief: [owner.record] },
    };
    return;
  }
  for (const record of thief) {
    yield* use(world, 'thief calls', record);
    for (const attempt of new Set([record.attempt, 'guess'])) {
      const request: Request = { record: { ...record, attempt }, hasProof: false };
      const asked = askServer(world, handle, 'thief', request);
      yield {
        name: `thief asks with ${attempt}`,
        action: asked.action,
        world: { ...asked.world, thief: keep(thief, asked.says) },
      };
    }
    const { action, world: next } = askServer(world, handle, 'thief', { record, hasProof: true });
    yield { name: 'thief proves himself', action, world: next };
  }
}

function keep(thief: NonNullable<World['thief']>, says: Answer['says']) {
  if (typeof says === 'string' || thief.length >= kept) return thief;
  if (thief.some((record) => isSame(record, says))) return thief;
  return sorted([...thief, { ...says, attempt: `thief ${says.epoch}.${says.generation}` }]);
}
