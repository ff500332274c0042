import { Text, View } from '@tarojs/components';
import { failureOf } from '../../api/failure.ts';
import { useSessionsQuery } from '../../api/sessions.ts';
import { text } from '../../i18n/text.ts';
import { session } from '../../session.ts';
import { Group } from '../../ui/group.tsx';
import { QueryTrouble } from '../../ui/query-trouble.tsx';
import { SessionCell } from '../../ui/session-cell.tsx';
import { RefreshCell } from './refresh-cell.tsx';
import { usePull } from './use-pull.ts';
import { useRenewal } from './use-renewal.ts';

/** The user's sessions, which only a signed-in user may read. A failure keeps what was shown. */
export function Activity() {
  const query = useSessionsQuery();
  const { data, error, isFetching, refetch } = query;

  async function look() {
    session.retryNow();
    await refetch();
  }

  usePull(look);
  useRenewal(query, refetch);

  return (
    <View id="activity">
      <QueryTrouble error={error} isFetching={isFetching} refetch={refetch} />
      {(data !== undefined || failureOf(error) === undefined) && (
        <Group title={text.home.activity} note={text.home.activityNote}>
          {data?.map((view) => <SessionCell key={view.id} view={view} />) ?? (
            <Text className="cell cell-quiet">{text.failure.loading}</Text>
          )}
          {data?.length === 0 && <Text className="cell cell-quiet">{text.home.empty}</Text>}
          {data !== undefined && <RefreshCell isBusy={isFetching} onRefresh={() => void look()} />}
        </Group>
      )}
    </View>
  );
}
