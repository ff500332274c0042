import { Text, View } from '@tarojs/components';
import type { SessionView } from '@wugan/shared';
import type { PropsWithChildren } from 'react';
import { relativeTime } from '../i18n/relative-time.ts';
import { text } from '../i18n/text.ts';

/** One place where the user is signed in; what can be done about it stands at its end. */
export function SessionCell({ view, children }: PropsWithChildren<{ view: SessionView }>) {
  const when = (at: number) => relativeTime(at, Date.now(), text.time);
  return (
    <View className="cell">
      <View className="cell-words">
        <Text className="cell-title">{placeOf(view)}</Text>
        <Text className="cell-note">
          {text.session.since(when(view.createdAt))} · {text.session.seen(when(view.lastSeenAt))}
        </Text>
      </View>
      {view.current ? <Text className="tag">{text.session.current}</Text> : children}
    </View>
  );
}

/** Where a session lives: the kind of app, and the device where it has said which. */
export function placeOf({ platform, device }: Pick<SessionView, 'platform' | 'device'>): string {
  const { platforms, otherPlatform } = text.session;
  const kind = platform === 'weapp' || platform === 'h5' ? platforms[platform] : otherPlatform;
  return device === null ? kind : `${kind} · ${device}`;
}
