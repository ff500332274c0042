import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { text } from '../../i18n/text.ts';
import { Action } from '../../ui/action.tsx';

/** The Lab for a signed-out person: without a session there is nothing to refresh. */
export function ClosedLab() {
  return (
    <View className="closed">
      <Text className="closed-title">{text.lab.title}</Text>
      <Text className="closed-text">{text.lab.intro}</Text>
      <Text className="closed-text">{text.lab.signInFirst}</Text>
      <Action id="to-sign-in" onTap={() => void Taro.switchTab({ url: '/pages/me/index' })}>
        {text.lab.toSignIn}
      </Action>
    </View>
  );
}
