import { Text, View } from '@tarojs/components';
import { paths } from '@wugan/shared';
import { useState } from 'react';
import { text } from '../../i18n/text.ts';
import { send } from '../../platform/ports.ts';
import { isAccessRejection, session, settings } from '../../session.ts';
import { Action } from '../../ui/action.tsx';
import { Group } from '../../ui/group.tsx';
import { Mark } from '../../ui/mark.tsx';
import { useTask } from '../../ui/use-task.ts';
import { buildTimeline, type Timeline } from './build-timeline.ts';
import { Chart } from './chart.tsx';
import { CountPicker } from './count-picker.tsx';
import { fireBurst } from './fire-burst.ts';
import { RestHint } from './rest-hint.tsx';
import { Sums } from './sums.tsx';

/** Fires a burst of requests with a dead access token, and shows what the session made of it. */
export function Experiment() {
  const [count, setCount] = useState(20);
  const [timeline, setTimeline] = useState<Timeline | null>(null);
  const [run, isRunning] = useTask(async () => {
    const facts = await fireBurst({
      session,
      send,
      url: settings.apiUrl + paths.me,
      count,
      isRejected: ({ status, body }) => isAccessRejection(status, body),
    });
    setTimeline(buildTimeline(facts, count));
  }, text.lab.failed);

  return (
    <View>
      <Group title={text.lab.title} note={text.lab.intro}>
        <CountPicker count={count} onPick={setCount} />
      </Group>
      <Action id="run" isBusy={isRunning} onTap={() => void run()}>
        {isRunning ? text.lab.running : text.lab.run}
      </Action>
      {isRunning && <RestHint />}
      {timeline === null && (
        <Group title={text.lab.timeline}>
          <View className="blank">
            <Mark />
            <Text className="blank-text">{text.lab.blank}</Text>
          </View>
        </Group>
      )}
      {timeline !== null && (
        <>
          <Sums sums={timeline.sums} />
          <Chart timeline={timeline} />
        </>
      )}
    </View>
  );
}
