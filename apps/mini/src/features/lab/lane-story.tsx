import { Text, View } from '@tarojs/components';
import { text } from '../../i18n/text.ts';
import { Group } from '../../ui/group.tsx';
import { Tap } from '../../ui/tap.tsx';
import { explainLane } from './explain-lane.ts';
import type { Outcome } from './run-scenario.ts';

interface LaneStoryProps {
  readonly outcome: Outcome;
  readonly chosen: number;
  onChoose(lane: number): void;
}

/** One request in words; the arrows go on to its neighbours. */
export function LaneStory({ outcome, chosen, onChoose }: LaneStoryProps) {
  const { lanes } = outcome.timeline;
  const lane = lanes[chosen];
  const explanation = lane && outcome.explain(lane.call);
  if (explanation === undefined) return null;
  const { explain } = text.lab;
  const step = (by: number) => onChoose((chosen + by + lanes.length) % lanes.length);

  return (
    <Group title={explain.title}>
      <View className="cell">
        <Tap className="step" id="lane-before" label={explain.before} onTap={() => step(-1)}>
          <View className="chevron chevron-left" />
        </Tap>
        <Text className="step-name" id="lane-name">
          {explain.lane(chosen + 1, lanes.length)}
        </Text>
        <Tap className="step" id="lane-after" label={explain.after} onTap={() => step(1)}>
          <View className="chevron" />
        </Tap>
      </View>
      <View className="story" id="lane-story">
        {explainLane(explanation, explain).map((sentence) => (
          <View className="point" key={sentence}>
            <View className="point-dot" />
            <Text className="point-words">{sentence}</Text>
          </View>
        ))}
      </View>
    </Group>
  );
}
