import { View } from '@tarojs/components';
import { selectSession } from '@wugan/session/redux';
import { useSelector } from 'react-redux';
import { Account } from '../../features/account/account.tsx';
import { SignInPanel } from '../../features/sign-in/sign-in-panel.tsx';
import { Stranger } from '../../features/sign-in/stranger.tsx';
import { useTabTitles } from '../../ui/use-tab-titles.ts';

export default function Me() {
  const state = useSelector(selectSession);
  useTabTitles('me');
  return (
    <View className="page">
      {state.status === 'signed-in' && <Account />}
      {state.status === 'signed-out' && (
        <>
          <Stranger reason={state.reason} />
          <SignInPanel />
        </>
      )}
    </View>
  );
}
