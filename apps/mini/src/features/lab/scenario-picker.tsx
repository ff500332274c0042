import { Text, View } from '@tarojs/components';
import { text } from '../../i18n/text.ts';
import { accessible } from '../../platform/accessible.ts';
import { Tap } from '../../ui/tap.tsx';
import { offered, type Scenario } from './scenarios.ts';

interface ScenarioPickerProps {
  readonly scenario: Scenario;
  readonly isBusy: boolean;
  onPick(scenario: Scenario): void;
}

/** What is to happen to the requests. */
export function ScenarioPicker({ scenario, isBusy, onPick }: ScenarioPickerProps) {
  return (
    <View {...accessible({ role: 'radiogroup', label: text.lab.title })} className="scenarios">
      {offered.map((choice) => (
        <View className="scenario-place" key={choice}>
          <Tap
            className={`scenario${choice === scenario ? ' scenario-on' : ''}`}
            id={`scenario-${choice}`}
            isBusy={isBusy}
            isChosen={choice === scenario}
            onTap={() => onPick(choice)}
          >
            <Text>{text.lab.scenarios[choice].name}</Text>
          </Tap>
        </View>
      ))}
    </View>
  );
}
