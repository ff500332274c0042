import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { text } from '../../i18n/text.ts';
import { Action } from '../../ui/action.tsx';
import { EndNotice } from '../../ui/end-notice.tsx';
import { Mark } from '../../ui/mark.tsx';

/** The Lab for a signed-out person: without a session there is nothing to refresh. */
export function ClosedLab() {
  return (
    <View>
      <EndNotice />
      <View className="hero">
        <Text className="hero-name">{text.tabs.lab}</Text>
        <Text className="hero-line">{text.lab.intro}</Text>
        <Text className="hero-line">{text.lab.signInFirst}</Text>
        <Mark />
      </View>
      <Action id="to-sign-in" onTap={() => void Taro.switchTab({ url: '/pages/me/index' })}>
        {text.lab.toSignIn}
      </Action>
    </View>
  );
}
