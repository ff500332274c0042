import { Text, View } from '@tarojs/components';
import { failureOf } from '../../api/failure.ts';
import { useSessionsQuery } from '../../api/sessions.ts';
import { text } from '../../i18n/text.ts';
import { session } from '../../session.ts';
import { Group } from '../../ui/group.tsx';
import { SessionCell } from '../../ui/session-cell.tsx';
import { Trouble } from '../../ui/trouble.tsx';

/** The user's sessions, which only a signed-in user may read. A failure keeps what was shown. */
export function Activity() {
  const { data, error, isFetching, refetch } = useSessionsQuery();
  const failure = failureOf(error);

  function retry() {
    session.retryNow();
    refetch();
  }

  return (
    <View id="activity">
      {(failure === 'offline' || failure === 'server') && (
        <Trouble message={text.failure[failure]} isBusy={isFetching} onRetry={retry} />
      )}
      {(data !== undefined || failure === undefined) && (
        <Group title={text.home.activity} note={text.home.activityNote}>
          {data?.map((view) => <SessionCell key={view.id} view={view} />) ?? (
            <Text className="cell cell-quiet">{text.failure.loading}</Text>
          )}
          {data?.length === 0 && <Text className="cell cell-quiet">{text.home.empty}</Text>}
        </Group>
      )}
    </View>
  );
}
