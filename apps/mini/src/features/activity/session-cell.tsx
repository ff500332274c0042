import { Text, View } from '@tarojs/components';
import type { SessionView } from '@wugan/shared';
import { relativeTime } from '../../i18n/relative-time.ts';
import { text } from '../../i18n/text.ts';

/** One place where the user is signed in. */
export function SessionCell({ view }: { view: SessionView }) {
  const when = (at: number) => relativeTime(at, Date.now(), text.time);
  return (
    <View className="cell">
      <View className="cell-words">
        <Text className="cell-title">{platformName(view.platform)}</Text>
        <Text className="cell-note">
          {text.session.since(when(view.createdAt))} · {text.session.seen(when(view.lastSeenAt))}
        </Text>
      </View>
      {view.current && <Text className="tag">{text.session.current}</Text>}
    </View>
  );
}

function platformName(platform: string): string {
  const { platforms, otherPlatform } = text.session;
  if (platform === 'weapp' || platform === 'h5') return platforms[platform];
  return otherPlatform;
}
