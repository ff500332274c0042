import { askServer, use } from './ask-server.ts';
import { isEqual, sorted, without } from './lists.ts';
import type { Move } from './move.ts';
import type { ModelServer } from './server.ts';
import { type Answer, isLater, isSame, type Request, type World } from './world.ts';

/** How much can be on its way at once. */
const atOnce = 2;

export function* ownerMoves(world: World): Generator<Move> {
  const { record, isRested, mustProve, isSignedOut } = world.owner;
  if (isSignedOut) return;
  const request: Request = { record, hasProof: mustProve };
  const isOnItsWay = world.requests.some((other) => isEqual(other, request));
  if ((isRested || mustProve) && !isOnItsWay && world.requests.length < atOnce)
    yield {
      name: 'owner asks',
      action: { kind: 'none' },
      world: { ...world, requests: sorted([...world.requests, request]) },
    };
  yield* use(world, 'owner calls', record);
}

/** What becomes of the owner's requests, and of the answers: lost, late, repeated, in any order. */
export function* networkMoves(world: World, handle: ModelServer): Generator<Move> {
  for (const request of world.requests) {
    const asked = askServer(world, handle, 'owner', request);
    const { action, says } = asked;
    // A code proves once; everything else the network may repeat.
    const requests = request.hasProof ? without(world.requests, request) : world.requests;
    const next = { ...asked.world, requests };
    const answer: Answer = { to: request.record, says };
    yield { name: 'request arrives, answer is lost', action, world: next };
    const isOnItsWay = world.answers.some((other) => isEqual(other, answer));
    if (!isOnItsWay && world.answers.length < atOnce) {
      const answers = sorted([...world.answers, answer]);
      yield { name: 'request arrives', action, world: { ...next, answers } };
    }
  }
  for (const answer of world.answers) {
    const answers = without(world.answers, answer);
    const action = { kind: 'none' } as const;
    yield { name: 'answer arrives', action, world: receive({ ...world, answers }, answer) };
  }
}

function receive(world: World, { to, says }: Answer): World {
  const { owner } = world;
  if (typeof says !== 'string') {
    if (!isLater(says, owner.record)) return world;
    const refreshesSinceTheft = world.thief ? Math.min(2, world.refreshesSinceTheft + 1) : 0;
    const record = { ...says, attempt: `owner ${says.epoch}.${says.generation}` };
    return {
      ...world,
      refreshesSinceTheft,
      owner: { record, isRested: false, mustProve: false, isSignedOut: false },
    };
  }
  // An answer about a pair that has been replaced meanwhile says nothing.
  if (!isSame(to, owner.record)) return world;
  if (says === 'prove') return { ...world, owner: { ...owner, mustProve: true } };
  return { ...world, owner: { ...owner, isSignedOut: true } };
}
