import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { text } from '../../i18n/text.ts';
import { provesSilently } from '../../platform/platform.ts';
import { Action } from '../../ui/action.tsx';
import { confirm } from '../../ui/confirm.ts';
import { Group } from '../../ui/group.tsx';
import { Mark } from '../../ui/mark.tsx';
import { useTask } from '../../ui/use-task.ts';
import { bench } from './bench.ts';
import { CountPicker } from './count-picker.tsx';
import { OutcomeView } from './outcome-view.tsx';
import { RestHint } from './rest-hint.tsx';
import { type Outcome, runScenario } from './run-scenario.ts';
import { ScenarioPicker } from './scenario-picker.tsx';
import type { Scenario } from './scenarios.ts';

/** Plays a scenario against the real server, and shows what the session made of it. */
export function Experiment() {
  const [scenario, setScenario] = useState<Scenario>('expired');
  const [count, setCount] = useState(20);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [run, isRunning] = useTask(async () => {
    if (scenario === 'stolen' && !provesSilently && !(await agreesToEnd())) return;
    setOutcome(null);
    setOutcome(await runScenario(scenario, count, bench));
  }, text.lab.failed);

  function pick(choice: Scenario) {
    setScenario(choice);
    setOutcome(null);
  }

  return (
    <View>
      <Group title={text.lab.title} note={text.lab.scenarios[scenario].intro}>
        <ScenarioPicker scenario={scenario} isBusy={isRunning} onPick={pick} />
        <CountPicker count={count} onPick={setCount} />
      </Group>
      <Action id="run" isBusy={isRunning} onTap={() => void run()}>
        {isRunning ? text.lab.running : text.lab.run}
      </Action>
      {isRunning && <RestHint />}
      {outcome === null && (
        <Group title={text.lab.timeline}>
          <View className="blank">
            <Mark />
            <Text className="blank-text">{text.lab.blank}</Text>
          </View>
        </Group>
      )}
      {outcome !== null && <OutcomeView outcome={outcome} />}
    </View>
  );
}

function agreesToEnd(): Promise<boolean> {
  const { question, content, yes } = text.lab.theftEnds;
  return confirm(question, content, yes);
}
