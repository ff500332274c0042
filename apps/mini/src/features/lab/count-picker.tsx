import { Text, View } from '@tarojs/components';
import { text } from '../../i18n/text.ts';

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
      <View className="choices">
        {counts.map((choice) => (
          <View
            className={`choice${choice === count ? ' choice-on' : ''}`}
            id={`count-${choice}`}
            key={choice}
            onClick={() => onPick(choice)}
          >
            <Text>{choice}</Text>
          </View>
        ))}
      </View>
    </View>
  );
}
