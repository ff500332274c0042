import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../testing/fake-clock.ts';
import { createMemoryStore } from '../testing/memory-store.ts';
import { carriedBy, pair } from '../testing/rig.ts';
import { createSession } from './create-session.ts';
import { isSamePair } from './credential.ts';
import type { AuthServer, RefreshAnswer } from './ports.ts';
import { SessionError } from './session-error.ts';

type Step = { at: number; kind: 'call' | 'sign-out' | 'sign-in' | 'expire' | 'storage-fault' };

const kinds = fc.oneof(
  { weight: 12, arbitrary: fc.constant<Step['kind']>('call') },
  { weight: 6, arbitrary: fc.constant<Step['kind']>('expire') },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Step['kind']>('sign-out', 'sign-in', 'storage-fault'),
  },
);
const steps = fc.array(fc.record({ at: fc.oneof(fc.nat(3_000), fc.nat(120_000)), kind: kinds }), {
  minLength: 4,
  maxLength: 30,
  size: 'max',
});
const delays = fc.infiniteStream(fc.constantFrom(0, 1, 40, 900, 20_000));
const fates = fc.infiniteStream(
  fc.constantFrom('answered', 'answered', 'answered', 'lost', 'refused'),
);

const lost: RefreshAnswer = { kind: 'unreachable', cause: 'offline' };

/** A server that rotates strictly, on a network of chance; it counts what must never happen. */
function createWorld(delay: () => number, fate: () => string) {
  const clock = createFakeClock();
  const store = createMemoryStore();
  const valid = new Map<string, string>();
  const generations = new Map<string, number>();
  const counts = { together: 0, staleSends: 0, strangers: 0, seemingThefts: 0 };
  const flying = new Set<string>();
  let keys = 0;

  const wait = () =>
    new Promise<void>((resolve) => {
      clock.after(delay(), resolve);
    });
  const grantTo = (who: string) => {
    const generation = (generations.get(who) ?? -1) + 1;
    generations.set(who, generation);
    const grant = pair(generation, { who, serverTime: clock.now() });
    valid.set(who, grant.accessToken);
    return grant;
  };

  const auth: AuthServer = {
    async refresh({ deadline, patience, refreshToken }): Promise<RefreshAnswer> {
      const who = refreshToken.charAt('refresh-'.length);
      if (flying.has(who)) counts.together += 1;
      flying.add(who);
      const arrival = wait();
      const heard = wait();
      const outcome = fate();
      clock.after(patience, () => flying.delete(who));
      const effect = arrival.then((): RefreshAnswer => {
        if (outcome === 'refused') return { kind: 'unreachable', cause: 'server' };
        if (clock.now() > deadline) return { kind: 'too-late', serverTime: clock.now() };
        const latest = generations.get(who) ?? 0;
        const presented = Number(refreshToken.split('.')[1]);
        if (presented < latest - 1) counts.seemingThefts += 1;
        const isRepeated = presented < latest;
        const grant = isRepeated ? pair(latest, { who, serverTime: clock.now() }) : grantTo(who);
        return { kind: 'granted', grant };
      });
      // A client that hears of a failure does not know whether its request will still arrive.
      const answer = await (outcome === 'lost' ? heard.then(() => lost) : effect);
      flying.delete(who);
      return answer;
    },
    signOut: async () => {},
  };
  const random = {
    key: async () => {
      keys += 1;
      return `key-${keys}`;
    },
    unit: () => 0.5,
  };
  const session = createSession({ auth, clock, store, random });
  return { clock, counts, grantTo, session, store, valid, wait };
}

async function play(plan: Step[], delay: () => number, fate: () => string) {
  const { clock, counts, grantTo, session, store, valid, wait } = createWorld(delay, fate);
  const outcomes: Promise<unknown>[] = [];
  const settledTimes: number[] = [];
  await session.signIn(async () => grantTo('a'));

  const call = (index: number) => {
    let sends = 0;
    let owner = '';
    settledTimes[index] = 0;
    const settled = () => {
      settledTimes[index] = (settledTimes[index] ?? 0) + 1;
    };
    const promise = session.call(
      async (bearer) => {
        sends += 1;
        const state = session.state();
        if (state.status !== 'signed-in') counts.strangers += 1;
        else if (!isSamePair(state.credential, bearer)) counts.staleSends += 1;
        owner ||= bearer.sessionId;
        if (owner !== bearer.sessionId) counts.strangers += 1;
        const carried = carriedBy(bearer);
        await wait();
        return { isAccepted: [...valid.values()].includes(carried), sends };
      },
      { isRejected: ({ isAccepted }) => !isAccepted },
    );
    promise.then(settled, settled);
    outcomes.push(promise);
  };

  const run: Record<Step['kind'], (index: number) => void> = {
    call,
    'sign-out': () => void session.signOut(),
    'sign-in': (index) =>
      void session.signIn(async () => grantTo(String.fromCharCode(98 + index))).catch(() => {}),
    expire: () => valid.clear(),
    'storage-fault': () => {
      store.fault = store.fault === null ? 'broken' : null;
    },
  };
  for (const [index, step] of plan.entries()) clock.after(step.at, () => run[step.kind](index));
  await clock.advance(600_000);
  return { counts, results: await Promise.allSettled(outcomes), settledTimes };
}

describe('any schedule of calls, failures, sign-outs and switches', () => {
  it('settles each call once, with one refresh in flight, one replay, and nobody else’s token', async () => {
    const schedule = fc.asyncProperty(steps, delays, fates, async (plan, delay, fate) => {
      const { counts, results, settledTimes } = await play(
        plan,
        () => delay.next().value,
        () => fate.next().value,
      );
      expect(settledTimes.filter((times) => times !== 1)).toEqual([]);
      expect(counts).toEqual({ together: 0, staleSends: 0, strangers: 0, seemingThefts: 0 });
      for (const result of results) {
        if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(SessionError);
        else expect(result.value).toSatisfy(({ sends }: { sends: number }) => sends <= 2);
      }
    });
    await fc.assert(schedule, { numRuns: 20_000 });
  }, 60_000);
});
