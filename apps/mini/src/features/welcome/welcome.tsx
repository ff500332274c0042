import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { text } from '../../i18n/text.ts';
import { Action } from '../../ui/action.tsx';
import { EndNotice } from '../../ui/end-notice.tsx';
import { Mark } from '../../ui/mark.tsx';

/** What a signed-out person sees first: what this is, and the way to sign in. Nothing is forced. */
export function Welcome() {
  return (
    <View>
      <EndNotice />
      <View className="hero">
        <Text className="hero-name">{text.home.brand}</Text>
        <Text className="hero-line">{text.home.tagline}</Text>
        <Mark />
      </View>
      <View className="card points">
        {text.home.points.map((point) => (
          <View className="point" key={point.title}>
            <View className="point-dot" />
            <View className="point-words">
              <Text className="point-title">{point.title}</Text>
              <Text className="point-text">{point.text}</Text>
            </View>
          </View>
        ))}
      </View>
      <Action id="to-sign-in" onTap={() => void Taro.switchTab({ url: '/pages/me/index' })}>
        {text.home.toSignIn}
      </Action>
    </View>
  );
}
