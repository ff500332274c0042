import { Text, View } from '@tarojs/components';
import { text } from '../../i18n/text.ts';
import type { Timeline } from './build-timeline.ts';

const order = ['requests', 'rejected', 'refreshes', 'replays', 'failures'] as const;

/** The timeline in words, such as "20 requests · 20 × 401 · 1 refresh · 20 replays · 0 failures". */
export function Sums({ sums }: Pick<Timeline, 'sums'>) {
  const words = order.map((name) => text.lab.sums[name](sums[name])).join(' · ');
  return (
    <View className={`sums${sums.failures === 0 ? '' : ' sums-bad'}`}>
      <Text className="sums-verdict">{text.lab.verdict[verdictOf(sums)]}</Text>
      <Text className="sums-words" id="sums">
        {words}
      </Text>
    </View>
  );
}

function verdictOf({ failures, rejected, refreshes }: Timeline['sums']) {
  if (failures > 0) return 'failed';
  return rejected === 0 && refreshes > 0 ? 'ahead' : 'silent';
}
