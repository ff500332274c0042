import { Text, View } from '@tarojs/components';
import { selectSession } from '@wugan/session/redux';
import { useSelector } from 'react-redux';
import { useSessionsQuery } from '../../api/sessions.ts';
import { text } from '../../i18n/text.ts';
import type { RootState } from '../../store.ts';
import { Group } from '../../ui/group.tsx';
import { describeSession } from './describe-session.ts';

/** The sign-in of this device in plain words: since when, until when, and how it was kept alive. */
export function SessionCard() {
  const session = useSelector(selectSession);
  const last = useSelector((state: RootState) => state.lastRefresh);
  const { signedInAt } = useSessionsQuery(undefined, {
    selectFromResult: ({ data }) => ({
      signedInAt: data?.find(({ current }) => current)?.createdAt ?? null,
    }),
  });
  if (session.status !== 'signed-in') return null;
  const told = { credential: session.credential, last, signedInAt };

  return (
    <Group title={text.session.card}>
      <View className="facts" id="session-card">
        {describeSession(told, Date.now(), text).map(({ name, value, note }) => (
          <View className="fact" id={`fact-${name}`} key={name}>
            <Text className="fact-name">{text.session.facts[name]}</Text>
            <View className="fact-words">
              <Text className="fact-value">{value}</Text>
              {note !== '' && <Text className="fact-note">{note}</Text>}
            </View>
          </View>
        ))}
      </View>
    </Group>
  );
}
