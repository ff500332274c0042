import { Text, View } from '@tarojs/components';
import { useSelector } from 'react-redux';
import { relativeTime } from '../../i18n/relative-time.ts';
import { text } from '../../i18n/text.ts';
import { selectUser } from '../../select-user.ts';
import { Avatar } from './avatar.tsx';

/** Who is signed in, from what is remembered: the same online and offline. */
export function ProfileHeader() {
  const profile = useSelector(selectUser);
  const name = profile?.nickname ?? text.me.noName;
  const since = profile && relativeTime(profile.createdAt, Date.now(), text.time);
  return (
    <View className="card person">
      <Avatar />
      <View className="cell-words">
        <Text className="person-name" id="profile-name">
          {name}
        </Text>
        {since !== null && <Text className="cell-note">{text.me.memberSince(since)}</Text>}
      </View>
    </View>
  );
}
