import { View } from '@tarojs/components';
import { selectSession } from '@wugan/session/redux';
import { useSelector } from 'react-redux';
import { ClosedLab } from '../../features/lab/closed-lab.tsx';
import { Experiment } from '../../features/lab/experiment.tsx';
import { useTabTitles } from '../../ui/use-tab-titles.ts';

export default function Lab() {
  const { status } = useSelector(selectSession);
  useTabTitles('lab');
  return (
    <View className="page">
      {status === 'signed-out' && <ClosedLab />}
      {status === 'signed-in' && <Experiment />}
    </View>
  );
}
