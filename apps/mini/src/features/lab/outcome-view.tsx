import { useState } from 'react';
import { Chart } from './chart.tsx';
import { Comparison } from './comparison.tsx';
import { LaneStory } from './lane-story.tsx';
import type { Outcome } from './run-scenario.ts';
import { Sums } from './sums.tsx';

/** What came of a scenario: in a sentence and five numbers, as a timeline, and lane by lane in words. */
export function OutcomeView({ outcome }: { outcome: Outcome }) {
  const { timeline } = outcome;
  const [chosen, choose] = useState(0);
  return (
    <>
      <Sums outcome={outcome} />
      <Chart timeline={timeline} chosen={chosen} onChoose={choose} />
      <LaneStory outcome={outcome} chosen={chosen} onChoose={choose} />
      {outcome.scenario !== 'stolen' && <Comparison outcome={outcome} />}
    </>
  );
}
