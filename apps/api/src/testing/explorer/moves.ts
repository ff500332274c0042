import type { Handled, ModelServer } from './server.ts';
import { type Answer, isLater, isSame, type Place, type Request, type World } from './world.ts';

/** One thing that can happen next. `served` is who was given a pair in it, for which request. */
export interface Move {
  readonly name: string;
  readonly world: World;
  readonly served?: {
    readonly to: 'owner' | 'thief';
    readonly request: Request;
    readonly pair: Place;
  };
}

/** How much can be on its way at once, and how much a thief keeps. */
const atOnce = 2;
const kept = 3;

export function* movesOf(world: World, handle: ModelServer): Generator<Move> {
  yield* ownerMoves(world);
  yield* networkMoves(world, handle);
  yield* databaseMoves(world);
  yield* thiefMoves(world, handle);
}

function* ownerMoves(world: World): Generator<Move> {
  const { record, isRested, mustProve, isSignedOut } = world.owner;
  if (isSignedOut) return;
  const request: Request = { record, hasProof: mustProve };
  const isOnItsWay = world.requests.some((other) => isEqual(other, request));
  if ((isRested || mustProve) && !isOnItsWay && world.requests.length < atOnce)
    yield {
      name: 'owner asks',
      world: { ...world, requests: sorted([...world.requests, request]) },
    };
  yield* use(world, 'owner calls', record);
}

function* networkMoves(world: World, handle: ModelServer): Generator<Move> {
  for (const request of world.requests) {
    const handled = handle(world.platform, world.row, request, true);
    // A code proves once; everything else the network may repeat.
    const requests = request.hasProof ? without(world.requests, request) : world.requests;
    const next = { ...written(world, handled), requests };
    const answer: Answer = { to: request.record, says: handled.says };
    const served = servedBy('owner', request, handled);
    yield { name: 'request arrives, answer is lost', world: next, ...served };
    const isOnItsWay = world.answers.some((other) => isEqual(other, answer));
    if (!isOnItsWay && world.answers.length < atOnce) {
      const answers = sorted([...world.answers, answer]);
      yield { name: 'request arrives', world: { ...next, answers }, ...served };
    }
  }
  for (const answer of world.answers) {
    const answers = without(world.answers, answer);
    yield { name: 'answer arrives', world: receive({ ...world, answers }, answer) };
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

function* databaseMoves(world: World): Generator<Move> {
  const { row, rowBefore, owner } = world;
  const later = { ...row, epochIsYoung: false };
  yield {
    name: 'time passes: deadlines and grace are over',
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
      world: { ...world, row: rowBefore, rowBefore: null, failOvers: 1 },
    };
}

function* thiefMoves(world: World, handle: ModelServer): Generator<Move> {
  const { thief, owner } = world;
  if (!thief) {
    yield { name: 'the record is stolen', world: { ...world, thief: [owner.record] } };
    return;
  }
  for (const record of thief) {
    yield* use(world, 'thief calls', record);
    for (const attempt of new Set([record.attempt, 'guess'])) {
      const request: Request = { record: { ...record, attempt }, hasProof: false };
      const handled = handle(world.platform, world.row, request, false);
      yield {
        name: `thief asks with ${attempt}`,
        world: { ...written(world, handled), thief: keep(thief, handled.says) },
        ...servedBy('thief', request, handled),
      };
    }
    const request: Request = { record, hasProof: true };
    const handled = handle(world.platform, world.row, request, false);
    yield {
      name: 'thief proves himself',
      world: written(world, handled),
      ...servedBy('thief', request, handled),
    };
  }
}

/** A call with the access token of the newest pair acknowledges it. */
function* use(world: World, name: string, place: Place): Generator<Move> {
  const { row } = world;
  const isHonoured = isSame(row, place) && !row.isFrozen && !row.isRevoked;
  if (!isHonoured || row.acknowledged !== 'never') return;
  yield {
    name,
    world: { ...world, row: { ...row, acknowledged: 'lately' }, rowBefore: row },
  };
}

function written(world: World, { row, wrote }: Handled): World {
  if (wrote === 'nothing') return world;
  return { ...world, row, rowBefore: wrote === 'lightly' ? world.row : null };
}

function servedBy(to: 'owner' | 'thief', request: Request, { says }: Handled) {
  return typeof says === 'string' ? {} : { served: { to, request, pair: says } };
}

function keep(thief: NonNullable<World['thief']>, says: Answer['says']) {
  if (typeof says === 'string' || thief.length >= kept) return thief;
  if (thief.some((record) => isSame(record, says))) return thief;
  return sorted([...thief, { ...says, attempt: `thief ${says.epoch}.${says.generation}` }]);
}

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function without<T>(list: readonly T[], one: T): readonly T[] {
  return list.filter((other) => other !== one);
}

/** Worlds that differ only in the order of a list are one. */
function sorted<T>(list: readonly T[]): readonly T[] {
  return [...list].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
