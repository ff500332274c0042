import { Text, View } from '@tarojs/components';
import { text } from '../../i18n/text.ts';
import { useSaid } from '../../ui/use-said.ts';
import type { Outcome } from './run-scenario.ts';
import { verdictOf } from './verdict-of.ts';

const order = ['requests', 'rejected', 'refreshes', 'replays', 'failures'] as const;

/** The timeline in five numbers, under the sentence that they amount to. */
export function Sums({ outcome }: { outcome: Outcome }) {
  const verdict = verdictOf(outcome);
  const { sums } = outcome.timeline;
  useSaid(text.lab.verdict[verdict]);
  return (
    <View className={`sums${verdict === 'failed' ? ' sums-bad' : ''}`}>
      <Text className="sums-verdict" id="verdict">
        {text.lab.verdict[verdict]}
      </Text>
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
