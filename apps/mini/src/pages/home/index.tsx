import { View } from '@tarojs/components';
import { selectSession } from '@wugan/session/redux';
import { useSelector } from 'react-redux';
import { Activity } from '../../features/activity/activity.tsx';
import { Greeting } from '../../features/greeting/greeting.tsx';
import { Welcome } from '../../features/welcome/welcome.tsx';
import { useTabTitles } from '../../ui/use-tab-titles.ts';

export default function Home() {
  const { status } = useSelector(selectSession);
  useTabTitles('home');
  return (
    <View className="page">
      {status === 'signed-out' && <Welcome />}
      {status === 'signed-in' && (
        <>
          <Greeting />
          <Activity />
        </>
      )}
    </View>
  );
}
