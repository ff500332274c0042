import { Text, View } from '@tarojs/components';
import { useSelector } from 'react-redux';
import { text } from '../../i18n/text.ts';
import { settings } from '../../session.ts';
import type { RootState } from '../../store.ts';
import { useSaid } from '../../ui/use-said.ts';
import { SandboxUsers } from './sandbox-users.tsx';
import { WechatCell } from './wechat-cell.tsx';
import { WechatPage } from './wechat-page.tsx';

interface WebPanelProps {
  readonly isBusy: boolean;
  onPick(name: string): void;
}

/** H5: what became of the last way to WeChat, the sandbox's users where there are some, and WeChat's page. */
export function WebPanel({ isBusy, onPick }: WebPanelProps) {
  const { isUnderWay, trouble } = useSelector((state: RootState) => state.webSignIn);
  useSaid(trouble === null ? null : text.me.web.trouble[trouble]);
  const hasSandbox = settings.sandboxUrl !== '';
  return (
    <>
      {trouble !== null && (
        <View className="notice" id="sign-in-trouble">
          <Text>{text.me.web.trouble[trouble]}</Text>
        </View>
      )}
      {hasSandbox && <SandboxUsers isBusy={isBusy || isUnderWay} onPick={onPick} />}
      {hasSandbox && <WechatCell isBusy={isBusy} isUnderWay={isUnderWay} />}
      {!hasSandbox && <WechatPage isUnderWay={isUnderWay} />}
    </>
  );
}
