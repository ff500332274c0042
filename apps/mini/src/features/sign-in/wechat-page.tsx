import { Text, View } from '@tarojs/components';
import type { SignInOffer } from '@wugan/shared';
import { useProvidersQuery } from '../../api/providers.ts';
import { text } from '../../i18n/text.ts';
import { offerHere, roundTrip } from '../../platform/sign-in-on-web.ts';
import { Action } from '../../ui/action.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { useTask } from '../../ui/use-task.ts';

interface WechatPageProps {
  readonly isBusy: boolean;
  /** There is no sandbox: then the button is the main one, and its absence is explained. */
  readonly isOnlyWay: boolean;
  /** Back from WeChat, waiting for the server. */
  readonly isUnderWay: boolean;
}

/** Leaves for WeChat's authorization page, where the server has an app that this browser can use. */
export function WechatPage({ isBusy, isOnlyWay, isUnderWay }: WechatPageProps) {
  const { data, isFetching, isError, refetch } = useProvidersQuery();
  const leave = async (to: SignInOffer) => roundTrip?.leave(to);
  const [run, isLeaving] = useTask(leave, text.me.signInFailed);
  const offer = offerHere(data ?? []);

  if (data === undefined && isError) {
    if (!isOnlyWay) return null;
    const { offline } = text.me.web;
    return <Trouble message={offline} isBusy={isFetching} onRetry={() => void refetch()} />;
  }
  if (data !== undefined && offer === undefined && !isUnderWay) {
    if (!isOnlyWay) return null;
    return (
      <View className="group">
        <Text className="group-note">{text.me.noSandbox}</Text>
      </View>
    );
  }
  return (
    <>
      <Action
        id="web-sign-in"
        kind={isOnlyWay || isUnderWay ? 'main' : 'plain'}
        isBusy={isBusy || isLeaving || isUnderWay || offer === undefined}
        onTap={() => offer && void run(offer)}
      >
        {isUnderWay ? text.me.web.underWay : isOnlyWay ? text.me.signIn : text.me.web.likeLive}
      </Action>
      {!isOnlyWay && <Text className="hint">{text.me.web.likeLiveNote}</Text>}
    </>
  );
}
