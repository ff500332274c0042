import { Text, View } from '@tarojs/components';
import { text } from '../../i18n/text.ts';
import { accessible } from '../../platform/accessible.ts';
import { Tap } from '../../ui/tap.tsx';

const counts = [5, 20, 50];

interface CountPickerProps {
  readonly count: number;
  onPick(count: number): void;
}

/** How many requests leave at once. */
export function CountPicker({ count, onPick }: CountPickerProps) {
  return (
    <View className="cell">
      <Text className="cell-label">{text.lab.count}</Text>
      <View {...accessible({ role: 'radiogroup', label: text.lab.count })} className="choices">
        {counts.map((choice) => (
          <Tap
            className={`choice${choice === count ? ' choice-on' : ''}`}
            id={`count-${choice}`}
            isChosen={choice === count}
            key={choice}
            onTap={() => onPick(choice)}
          >
            <Text>{choice}</Text>
          </Tap>
        ))}
      </View>
    </View>
  );
}
