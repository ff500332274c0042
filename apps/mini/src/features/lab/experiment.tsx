import { Text, View } from '@tarojs/components';
import { text } from '../../i18n/text.ts';
import { Action } from '../../ui/action.tsx';
import { Group } from '../../ui/group.tsx';
import { Mark } from '../../ui/mark.tsx';
import { CountPicker } from './count-picker.tsx';
import { OutcomeView } from './outcome-view.tsx';
import { RestHint } from './rest-hint.tsx';
import { ScenarioPicker } from './scenario-picker.tsx';
import { useExperiment } from './use-experiment.ts';

/** Plays a scenario against the real server, and shows what the session makes of it while it does. */
export function Experiment() {
  const { scenario, pick, count, setCount, timeline, outcome, run, isRunning } = useExperiment();
  return (
    <View>
      <Group title={text.lab.intro} note={text.lab.scenarios[scenario].intro}>
        <ScenarioPicker scenario={scenario} isBusy={isRunning} onPick={pick} />
        <CountPicker count={count} onPick={setCount} />
      </Group>
      <Action id="run" isBusy={isRunning} onTap={() => void run()}>
        {isRunning ? text.lab.running : text.lab.run}
      </Action>
      {isRunning && timeline === null && <RestHint />}
      {timeline === null ? <Blank /> : <OutcomeView timeline={timeline} outcome={outcome} />}
    </View>
  );
}

function Blank() {
  return (
    <Group title={text.lab.timeline}>
      <View className="blank">
        <Mark />
        <Text className="blank-text">{text.lab.blank}</Text>
      </View>
    </Group>
  );
}
