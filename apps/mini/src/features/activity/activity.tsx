import { Text, View } from '@tarojs/components';
import { useSelector } from 'react-redux';
import { failureOf } from '../../api/failure.ts';
import { useSessionsQuery } from '../../api/sessions.ts';
import { relativeTime } from '../../i18n/relative-time.ts';
import { text } from '../../i18n/text.ts';
import { session } from '../../session.ts';
import type { RootState } from '../../store.ts';
import { Group } from '../../ui/group.tsx';
import { QueryTrouble } from '../../ui/query-trouble.tsx';
import { SessionCell } from '../../ui/session-cell.tsx';
import { RefreshCell } from './refresh-cell.tsx';
import { usePull } from './use-pull.ts';
import { useRenewal } from './use-renewal.ts';

/**
 * The user's sessions, which only a signed-in user may read. A failure keeps what was shown; until
 * the first answer of a launch that is what an earlier launch saw, and the title says so.
 */
export function Activity() {
  const query = useSessionsQuery();
  const { data, error, isFetching, refetch } = query;
  const seen = useSelector((state: RootState) => state.seenSessions);
  const before = data === undefined ? seen : null;
  const sessions = data ?? before?.sessions;

  async function look() {
    session.retryNow();
    await refetch();
  }

  usePull(look);
  useRenewal(query, refetch);

  const { activity, activityBefore, activityNote, empty } = text.home;
  const title =
    before === null ? activity : activityBefore(relativeTime(before.at, Date.now(), text.time));
  return (
    <View id={before === null ? 'activity' : 'activity-before'}>
      <QueryTrouble error={error} isFetching={isFetching} refetch={refetch} />
      {(sessions !== undefined || failureOf(error) === undefined) && (
        <Group title={title} note={activityNote}>
          {sessions?.map((view) => <SessionCell key={view.id} view={view} />) ?? (
            <Text className="cell cell-quiet">{text.failure.loading}</Text>
          )}
          {sessions?.length === 0 && <Text className="cell cell-quiet">{empty}</Text>}
          {sessions !== undefined && (
            <RefreshCell isBusy={isFetching} onRefresh={() => void look()} />
          )}
        </Group>
      )}
    </View>
  );
}
