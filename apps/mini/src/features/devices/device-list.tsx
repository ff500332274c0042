import { Text, View } from '@tarojs/components';
import type { SessionView } from '@wugan/shared';
import { useSessionsQuery } from '../../api/sessions.ts';
import { text } from '../../i18n/text.ts';
import { Group } from '../../ui/group.tsx';
import { QueryTrouble } from '../../ui/query-trouble.tsx';
import { SessionCell } from '../../ui/session-cell.tsx';
import { EndOthers } from './end-others.tsx';
import { OtherDevice } from './other-device.tsx';

/** Everywhere the user is signed in, this device first, each of the others with a way to end it. */
export function DeviceList() {
  const { data, error, isFetching, isLoading, refetch } = useSessionsQuery(undefined, {
    refetchOnMountOrArgChange: true,
  });
  const others = data?.filter(({ current }) => !current) ?? [];
  const isUnknown = data === undefined && !isLoading;

  return (
    <View id="devices">
      <QueryTrouble error={error} isFetching={isFetching} refetch={refetch} />
      {!isUnknown && (
        <>
          <Group title={text.devices.here}>
            {isLoading && <Text className="cell cell-quiet">{text.failure.loading}</Text>}
            {data?.filter(isCurrent).map((view) => (
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
        </>
      )}
    </View>
  );
}

function isCurrent({ current }: SessionView): boolean {
  return current;
}
