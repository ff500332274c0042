import { Text, View } from '@tarojs/components';
import type { EndReason } from '@wugan/session';
import { text } from '../../i18n/text.ts';

/** Nobody is signed in; where somebody was, the sentence that says why they are not any more. */
export function Stranger({ reason }: { reason: EndReason | null }) {
  return (
    <>
      <View className="card person">
        <View className="avatar avatar-nobody" />
        <View className="cell-words">
          <Text className="person-name" id="profile-name">
            {text.me.nobody}
          </Text>
          <Text className="cell-note">{text.me.nobodyNote}</Text>
        </View>
      </View>
      {reason !== null && (
        <View className="notice" id="end-reason">
          <Text>{text.endReasons[reason]}</Text>
        </View>
      )}
    </>
  );
}
