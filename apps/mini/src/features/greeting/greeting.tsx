import { Text, View } from '@tarojs/components';
import { useSelector } from 'react-redux';
import { dayPart } from '../../i18n/relative-time.ts';
import { text } from '../../i18n/text.ts';
import { selectUser } from '../../select-user.ts';

/** Greets the signed-in user by the name that is remembered, without waiting for the network. */
export function Greeting() {
  const profile = useSelector(selectUser);
  return (
    <View className="greeting">
      <Text className="greeting-name" id="greeting">
        {text.home.greeting(dayPart(new Date().getHours()), profile?.nickname ?? null)}
      </Text>
      <Text className="greeting-note">{text.home.greetingNote}</Text>
    </View>
  );
}
