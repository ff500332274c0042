import { Text, View } from '@tarojs/components';
import { text } from '../../i18n/text.ts';

const marks = ['sent', 'rejected', 'parked', 'refresh', 'replay'] as const;

/** What each colour of the chart means. */
export function Legend() {
  return (
    <View className="legend">
      {marks.map((mark) => (
        <View className="legend-item" key={mark}>
          <View className={`legend-mark legend-${mark}`} />
          <Text>{text.lab.legend[mark]}</Text>
        </View>
      ))}
    </View>
  );
}
