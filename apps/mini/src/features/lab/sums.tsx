import { Text, View } from '@tarojs/components';
import { text } from '../../i18n/text.ts';
import type { Timeline } from './build-timeline.ts';

const order = ['requests', 'rejected', 'refreshes', 'replays', 'failures'] as const;

/** The timeline in five numbers, under the sentence that they amount to. */
export function Sums({ sums }: Pick<Timeline, 'sums'>) {
  return (
    <View className={`sums${sums.failures === 0 ? '' : ' sums-bad'}`}>
      <Text className="sums-verdict">{text.lab.verdict[verdictOf(sums)]}</Text>
      <View className="sums-row" id="sums">
        {order.map((name) => (
          <View className="sum" key={name}>
            <Text className="sum-count" id={`sum-${name}`}>
              {sums[name]}
            </Text>
            <Text className="sum-name">{text.lab.sums[name]}</Text>
          </View>
        ))}
      </View>
    </View>
  );
}

function verdictOf({ failures, rejected, refreshes }: Timeline['sums']) {
  if (failures > 0) return 'failed';
  return rejected === 0 && refreshes > 0 ? 'ahead' : 'silent';
}
