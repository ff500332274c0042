import type { SessionFact } from '@wugan/session';
import type { Bench } from './bench.ts';
import { type Burst, fireBurst } from './fire-burst.ts';
import type { Recording } from './recording.ts';
import { burstsOf, type Scenario } from './scenarios.ts';
import { mergeFacts } from './second-tab.ts';

/** How long a server takes to restart, ms. */
const RESTART = 1_500;

/** Sends the requests of a scenario, with what is to happen to them; all facts, once the last one is settled. */
export async function playScenario(
  scenario: Scenario,
  { count, spoiled }: Pick<Burst, 'count' | 'spoiled'>,
  bench: Bench,
  recording: Recording,
): Promise<readonly SessionFact[]> {
  const { session, line, isRejected } = bench;
  const ask = scenario === 'upload' ? await bench.prepareUpload() : bench.ask;
  const isHalfLate = scenario === 'late';
  const burst = { session, count, spoiled, isHalfLate, isRejected, ask };
  if (scenario === 'tabs') return fireFromTwoTabs(burst, bench, recording);

  let onAllMet = () => {};
  // Everybody waits for the refresh by the time it fails, however slow the network is.
  const allMet = new Promise<void>((resolve) => {
    onAllMet = resolve;
  });
  if (scenario === 'cut') line.cutNext(allMet);
  if (scenario === 'lost') line.loseNextAnswer(allMet);
  if (scenario === 'restart') line.takeDownAtNext(allMet);
  await fireBurst({ ...burst, onAllMet });
  if (scenario === 'restart') {
    await fireBurst(burst);
    await new Promise((resolve) => setTimeout(resolve, RESTART));
    line.mend();
  }
  if (burstsOf(scenario) > 1) {
    session.retryNow();
    await fireBurst(burst);
  }
  await Promise.resolve();
  return recording.facts;
}

async function fireFromTwoTabs(
  burst: Burst,
  { line, openTab }: Bench,
  recording: Recording,
): Promise<readonly SessionFact[]> {
  const { count, spoiled } = burst;
  const tab = await openTab();
  try {
    const before = line.refreshes();
    const [other] = await Promise.all([tab.fire({ count, spoiled }), fireBurst(burst)]);
    await Promise.resolve();
    const own = line.refreshes() - before;
    return mergeFacts(recording.facts, other.facts, { own, other: other.refreshes });
  } finally {
    tab.close();
  }
}
