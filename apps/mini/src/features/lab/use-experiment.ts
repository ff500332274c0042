import { useEffect, useState } from 'react';
import { text } from '../../i18n/text.ts';
import { provesSilently } from '../../platform/platform.ts';
import { confirm } from '../../ui/confirm.ts';
import { useTask } from '../../ui/use-task.ts';
import { bench } from './bench.ts';
import type { Timeline } from './build-timeline.ts';
import { type Outcome, runScenario } from './run-scenario.ts';
import type { Scenario } from './scenarios.ts';
import { serveAsSecondTab } from './second-tab.ts';

/** The Lab's state: what is chosen, what happens right now, and what came of it. */
export function useExperiment() {
  const [scenario, setScenario] = useState<Scenario>('expired');
  const [count, setCount] = useState(20);
  const [timeline, setTimeline] = useState<Timeline | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  const [run, isRunning] = useTask(async () => {
    if (scenario === 'stolen' && !provesSilently && !(await agreesToEnd())) return;
    clear();
    const came = await runScenario(scenario, count, bench, setTimeline);
    setTimeline(came.timeline);
    setOutcome(came);
  }, text.lab.failed);

  useEffect(() => serveAsSecondTab(bench), []);

  function clear() {
    setTimeline(null);
    setOutcome(null);
  }

  function pick(choice: Scenario) {
    setScenario(choice);
    clear();
  }

  return { scenario, pick, count, setCount, timeline, outcome, run, isRunning };
}

function agreesToEnd(): Promise<boolean> {
  const { question, content, yes } = text.lab.theftEnds;
  return confirm(question, content, yes);
}
