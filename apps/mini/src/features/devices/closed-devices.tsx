import { Text } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { text } from '../../i18n/text.ts';
import { Action } from '../../ui/action.tsx';
import { EndNotice } from '../../ui/end-notice.tsx';
import { Group } from '../../ui/group.tsx';

/** The page for somebody who is signed out, or has just been: from another device, perhaps. */
export function ClosedDevices() {
  return (
    <>
      <EndNotice />
      <Group>
        <Text className="cell cell-quiet">{text.devices.signInFirst}</Text>
      </Group>
      <Action id="to-sign-in" onTap={() => void Taro.switchTab({ url: '/pages/me/index' })}>
        {text.home.toSignIn}
      </Action>
    </>
  );
}
