import { selectSession } from '@wugan/session/redux';
import { useSelector } from 'react-redux';
import { ClosedLab } from '../../features/lab/closed-lab.tsx';
import { Experiment } from '../../features/lab/experiment.tsx';
import { Page } from '../../ui/page.tsx';

export default function Lab() {
  const { status } = useSelector(selectSession);
  return (
    <Page name="lab">
      {status === 'signed-out' && <ClosedLab />}
      {status === 'signed-in' && <Experiment />}
    </Page>
  );
}
