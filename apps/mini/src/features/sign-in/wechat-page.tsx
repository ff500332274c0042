import { Text, View } from '@tarojs/components';
import { text } from '../../i18n/text.ts';
import { Action } from '../../ui/action.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { useWebWay } from './use-web-way.ts';

/** Leaves for WeChat's authorization page, the only way in where there is no sandbox; its absence is explained. */
export function WechatPage({ isUnderWay }: { isUnderWay: boolean }) {
  const { isOpen, isClosed, isUnreachable, isFetching, isLeaving, leave, refetch } = useWebWay();
  if (isUnreachable) {
    const { offline } = text.me.web;
    return <Trouble message={offline} isBusy={isFetching} onRetry={() => void refetch()} />;
  }
  if (isClosed && !isUnderWay)
    return (
      <View className="group">
        <Text className="group-note">{text.me.noSandbox}</Text>
      </View>
    );
  return (
    <Action id="web-sign-in" isBusy={isLeaving || isUnderWay || !isOpen} onTap={() => void leave()}>
      {isUnderWay ? text.me.web.underWay : text.me.signIn}
    </Action>
  );
}
