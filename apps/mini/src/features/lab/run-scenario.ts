import { createExplainer, type Explainer, type SessionFact } from '@wugan/session';
import type { Bench } from './bench.ts';
import { buildTimeline, type Timeline } from './build-timeline.ts';
import { playScenario } from './play-scenario.ts';
import { record } from './recording.ts';
import { restFirst } from './rest-first.ts';
import { burstsOf, type Scenario } from './scenarios.ts';
import { type Loot, stealPair } from './steal-pair.ts';
import { stretchAxis } from './stretch-axis.ts';

/** What came of a scenario, and a way to ask what became of each call. */
export interface Outcome {
  readonly scenario: Scenario;
  readonly count: number;
  readonly facts: readonly SessionFact[];
  readonly timeline: Timeline;
  readonly explain: Explainer['explain'];
  /** True once what a thief had is worth nothing; null where there was none. */
  readonly isLootWorthless: boolean | null;
}

/** How often a picture of what has happened so far is shown, ms. */
const FRAME = 200;

/**
 * Plays one scenario with `count` requests against the real server; `show` gets the timeline while
 * it grows. Throws when nobody is signed in.
 */
export async function runScenario(
  scenario: Scenario,
  count: number,
  bench: Bench,
  show: (timeline: Timeline) => void = () => {},
): Promise<Outcome> {
  const { session, line } = bench;
  await restFirst(requireSignedIn(session).credential);
  const { credential: spoiled } = requireSignedIn(session);
  const loot = scenario === 'stolen' ? await stealPair(spoiled, bench) : null;
  const expected = count * (scenario === 'tabs' ? 2 : burstsOf(scenario));

  await Promise.resolve();
  const recording = record(session);
  const frames = setInterval(() => {
    if (recording.facts.length > 0)
      show(stretchAxis(buildTimeline(recording.facts, expected, recording.now())));
  }, FRAME);
  try {
    const facts = await playScenario(scenario, { count, spoiled }, bench, recording);
    return {
      scenario,
      count,
      facts,
      timeline: buildTimeline(facts, expected),
      explain: createExplainer({ on: (listener) => tellAll(facts, listener) }).explain,
      isLootWorthless: loot === null ? null : await isWorthless(loot),
    };
  } finally {
    clearInterval(frames);
    line.mend();
    recording.stop();
  }
}

function tellAll(facts: readonly SessionFact[], listener: (fact: SessionFact) => void) {
  for (const fact of facts) listener(fact);
  return () => {};
}

function requireSignedIn(session: Bench['session']) {
  const state = session.state();
  if (state.status !== 'signed-in') throw new Error('Nobody is signed in.');
  return state;
}

async function isWorthless(loot: Loot): Promise<boolean> {
  return (await loot.use()) !== 200;
}
