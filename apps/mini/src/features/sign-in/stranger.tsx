import { Text, View } from '@tarojs/components';
import { text } from '../../i18n/text.ts';
import { EndNotice } from '../../ui/end-notice.tsx';

/** Nobody is signed in; where somebody was, the sentence that says why they are not any more. */
export function Stranger() {
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
      <EndNotice withOwn />
    </>
  );
}
