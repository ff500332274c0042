import {
  createExplainer,
  type Explainer,
  type HttpAnswer,
  type Send,
  type Session,
  type SessionFact,
} from '@wugan/session';
import type { RefreshLine } from '../../refresh-line.ts';
import { buildTimeline, type Timeline } from './build-timeline.ts';
import { fireBurst } from './fire-burst.ts';
import { restFirst } from './rest-first.ts';
import { type Scenario, triesAgain } from './scenarios.ts';
import { type Loot, stealPair } from './steal-pair.ts';

export interface Bench {
  readonly session: Session;
  readonly line: RefreshLine;
  readonly send: Send;
  /** What is asked for, and where a thief would refresh. */
  readonly url: string;
  readonly refreshUrl: string;
  isRejected(answer: HttpAnswer): boolean;
}

/** What came of a scenario, and a way to ask what became of each call. */
export interface Outcome {
  readonly scenario: Scenario;
  readonly count: number;
  readonly timeline: Timeline;
  readonly explain: Explainer['explain'];
  /** True once what a thief had is worth nothing; null where there was none. */
  readonly isLootWorthless: boolean | null;
}

/** Plays one scenario with `count` requests against the real server. Throws when nobody is signed in. */
export async function runScenario(
  scenario: Scenario,
  count: number,
  bench: Bench,
): Promise<Outcome> {
  const { session, line } = bench;
  await restFirst(requireSignedIn(session).credential);
  const { credential: spoiled } = requireSignedIn(session);
  const loot = scenario === 'stolen' ? await stealPair(spoiled, bench) : null;

  const facts: SessionFact[] = [];
  await Promise.resolve();
  const explainer = createExplainer(session);
  const stop = session.on((fact) => facts.push(fact));
  if (scenario === 'cut') line.cutNext();
  if (scenario === 'lost') line.loseNextAnswer();
  const burst = { ...bench, count, spoiled, isHalfLate: scenario === 'late' };
  try {
    await fireBurst(burst);
    if (triesAgain(scenario)) {
      session.retryNow();
      await fireBurst(burst);
    }
    await Promise.resolve();
  } finally {
    line.mend();
    stop();
    explainer.stop();
  }
  return {
    scenario,
    count,
    timeline: buildTimeline(facts, triesAgain(scenario) ? count * 2 : count),
    explain: explainer.explain,
    isLootWorthless: loot === null ? null : await isWorthless(loot),
  };
}

function requireSignedIn(session: Session) {
  const state = session.state();
  if (state.status !== 'signed-in') throw new Error('Nobody is signed in.');
  return state;
}

async function isWorthless(loot: Loot): Promise<boolean> {
  return (await loot.use()) !== 200;
}
