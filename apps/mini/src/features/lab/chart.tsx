import { Text, View } from '@tarojs/components';
import { text } from '../../i18n/text.ts';
import { accessible } from '../../platform/accessible.ts';
import { Group } from '../../ui/group.tsx';
import type { Span, Timeline } from './build-timeline.ts';
import { laneStyle } from './lane-style.ts';
import { Legend } from './legend.tsx';

interface ChartProps {
  readonly timeline: Timeline;
  readonly chosen: number;
  onChoose(lane: number): void;
}

/** One lane for each request, from left to right in time; the refresh stands once, across all of them. */
export function Chart({ timeline, chosen, onChoose }: ChartProps) {
  const { lanes, refreshes, length } = timeline;
  return (
    <Group title={text.lab.timeline}>
      <View
        {...accessible({ role: 'img', label: text.lab.timeline })}
        className={`chart${lanes.length > 30 ? ' chart-dense' : ''}`}
        id="chart"
      >
        {refreshes.map((refresh) => (
          <View className="chart-refresh" key={refresh.from} style={placed(refresh, length)} />
        ))}
        {lanes.map((lane, index) => (
          <View
            className={`lane${index === chosen ? ' lane-on' : ''}`}
            id={`lane-${index + 1}`}
            key={lane.call}
            style={laneStyle(lane, length)}
            onClick={() => onChoose(index)}
          />
        ))}
        <View className="chart-axis">
          <Text>0</Text>
          <Text>{text.lab.milliseconds(Math.round(length))}</Text>
        </View>
      </View>
      <Legend />
    </Group>
  );
}

function placed({ from, to }: Span, length: number) {
  return { left: `${share(from, length)}%`, width: `${share(to - from, length)}%` };
}

function share(part: number, whole: number): number {
  return Math.round((part / whole) * 10_000) / 100;
}
