import { wallTime } from '../figures/paired-ratio.ts';
import type { RefreshReply } from '../world/auth-server.ts';
import { createWorld } from '../world/world.ts';
import { type Outcome, type Scenario, stage } from './scenario.ts';
import { callAll, paths, type Settled } from './settled.ts';
import type { Subject, System } from './subject.ts';

const CALLERS = 10_000;
const PATIENCE = 30_000;
const ROUNDS = 5;
const BUDGET = 3_000;
/** A user who waits this many times as long has noticed. */
const BEARABLE = 20;

export const tenThousand: Scenario = {
  id: 'S7',
  title: `${CALLERS.toLocaleString('en')} calls meet the expired token at once: refreshes, ok, time ÷ that of the same requests sent by hand`,
  ideal: '1, 10,000 ok',
  time: 'real',
  async run(system) {
    const startedAt = performance.now();
    let best = await playWith(system);
    let hand = await wallTime(() => playByHand(system));
    for (let round = 1; round < ROUNDS && performance.now() - startedAt < BUDGET; round += 1) {
      const next = await playWith(system);
      if (next.ms < best.ms) best = next;
      hand = Math.min(hand, await wallTime(() => playByHand(system)));
    }
    return judge(best, hand);
  },
};

interface Round {
  readonly settled: Settled;
  readonly refreshes: number;
  readonly ms: number;
}

export async function playWith(system: System): Promise<Round> {
  const { subject, world } = await stage(system, CALLERS);
  const startedAt = performance.now();
  const settled = await callAll(subject, paths(CALLERS), PATIENCE);
  return { settled, refreshes: world.refreshes(), ms: performance.now() - startedAt };
}

function judge({ ms, refreshes, settled }: Round, hand: number): Outcome {
  const counts = `${refreshes.toLocaleString('en')}, ${settled.ok.toLocaleString('en')} ok`;
  if (settled.ok < CALLERS) return { cell: counts, verdict: 'broken' };
  const ratio = ms / hand;
  const cell = `${counts}, ${ratio < 10 ? ratio.toFixed(1) : Math.round(ratio)}×`;
  return { cell, verdict: refreshes === 1 && ratio <= BEARABLE ? 'ideal' : 'short' };
}

/** What it costs without any system: a refresh made once, between two sends of each call, or before one. */
async function playByHand({ reactsTo }: System): Promise<void> {
  const world = createWorld({ firstPair: 'rejected' });
  let refreshing: Promise<RefreshReply> | undefined;
  const subject: Subject = {
    async get(path) {
      if (reactsTo === 'a 401') await world.call(path, world.first.accessToken);
      refreshing ??= world.refresh(world.first.refreshToken);
      const reply = await refreshing;
      return reply.status === 200 ? world.call(path, reply.pair.accessToken) : reply.status;
    },
    isSignedIn: () => true,
  };
  await callAll(subject, paths(CALLERS), PATIENCE);
}
