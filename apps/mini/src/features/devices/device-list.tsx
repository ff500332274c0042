import { Text, View } from '@tarojs/components';
import type { SessionView } from '@wugan/shared';
import { failureOf } from '../../api/failure.ts';
import { useSessionsQuery } from '../../api/sessions.ts';
import { text } from '../../i18n/text.ts';
import { session } from '../../session.ts';
import { Group } from '../../ui/group.tsx';
import { SessionCell } from '../../ui/session-cell.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { EndOthers } from './end-others.tsx';
import { OtherDevice } from './other-device.tsx';

/** Everywhere the user is signed in, this device first, each of the others with a way to end it. */
export function DeviceList() {
  const {
    data = [],
    error,
    isLoading,
    isFetching,
    refetch,
  } = useSessionsQuery(undefined, {
    refetchOnMountOrArgChange: true,
  });
  const failure = failureOf(error);
  const others = data.filter(({ current }) => !current);

  function retry() {
    session.retryNow();
    refetch();
  }

  return (
    <View id="devices">
      {(failure === 'offline' || failure === 'server') && (
        <Trouble message={text.failure[failure]} isBusy={isFetching} onRetry={retry} />
      )}
      <Group title={text.devices.here}>
        {isLoading && <Text className="cell cell-quiet">{text.failure.loading}</Text>}
        {data.filter(isCurrent).map((view) => (
          <SessionCell key={view.id} view={view} />
        ))}
      </Group>
      <Group title={text.devices.elsewhere} note={text.devices.note}>
        {others.map((view) => (
          <OtherDevice key={view.id} view={view} />
        ))}
        {others.length === 0 && (
          <Text className="cell cell-quiet">
            {isLoading ? text.failure.loading : text.devices.alone}
          </Text>
        )}
        {others.length > 1 && <EndOthers />}
      </Group>
    </View>
  );
}

function isCurrent({ current }: SessionView): boolean {
  return current;
}
