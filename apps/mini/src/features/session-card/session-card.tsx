import { Text, View } from '@tarojs/components';
import { selectSession } from '@wugan/session/redux';
import { useSelector } from 'react-redux';
import { text } from '../../i18n/text.ts';
import type { RootState } from '../../store.ts';
import { Group } from '../../ui/group.tsx';
import { describeSession } from './describe-session.ts';

/** The sign-in of this device in plain words: since when, until when, and how it was kept alive. */
export function SessionCard() {
  const session = useSelector(selectSession);
  const last = useSelector((state: RootState) => state.lastRefresh);
  const signedInAt = useSelector(selectSignedInAt);
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

/** When this device signed in, by the list that was seen last; null while there is none. */
function selectSignedInAt({ seenSessions }: RootState): number | null {
  return seenSessions?.sessions.find(({ current }) => current)?.createdAt ?? null;
}
