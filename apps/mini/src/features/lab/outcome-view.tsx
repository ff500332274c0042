import { useState } from 'react';
import type { Timeline } from './build-timeline.ts';
import { Chart } from './chart.tsx';
import { Comparison } from './comparison.tsx';
import { ExportCell } from './export-cell.tsx';
import { LaneStory } from './lane-story.tsx';
import type { Outcome } from './run-scenario.ts';
import { Sums } from './sums.tsx';

interface OutcomeViewProps {
  readonly timeline: Timeline;
  /** Null while the scenario is being played: the timeline grows. */
  readonly outcome: Outcome | null;
}

/** What comes of a scenario: in a sentence and five numbers, as a timeline, and lane by lane in words. */
export function OutcomeView({ timeline, outcome }: OutcomeViewProps) {
  const [chosen, choose] = useState(0);
  return (
    <>
      {outcome !== null && <Sums outcome={outcome} />}
      <Chart timeline={timeline} chosen={chosen} onChoose={choose} />
      {outcome !== null && (
        <>
          <LaneStory outcome={outcome} chosen={chosen} onChoose={choose} />
          <Comparison outcome={outcome} />
          <ExportCell outcome={outcome} />
        </>
      )}
    </>
  );
}
