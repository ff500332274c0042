import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { text } from '../../i18n/text.ts';
import { Group } from '../../ui/group.tsx';
import { Tap } from '../../ui/tap.tsx';
import { EndOthers } from './end-others.tsx';

/** From the user's own page to the list of devices, and the short way: out of all others at once. */
export function DevicesEntry() {
  return (
    <Group title={text.devices.entry}>
      <Tap
        className="cell"
        id="to-devices"
        onTap={() => void Taro.navigateTo({ url: '/pages/devices/index' })}
      >
        <Text className="cell-title">{text.devices.title}</Text>
        <View className="chevron" />
      </Tap>
      <EndOthers />
    </Group>
  );
}
