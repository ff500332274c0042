import { selectSession } from '@wugan/session/redux';
import { useSelector } from 'react-redux';
import { Activity } from '../../features/activity/activity.tsx';
import { Greeting } from '../../features/greeting/greeting.tsx';
import { SessionCard } from '../../features/session-card/session-card.tsx';
import { Welcome } from '../../features/welcome/welcome.tsx';
import { Page } from '../../ui/page.tsx';

export default function Home() {
  const { status } = useSelector(selectSession);
  return (
    <Page name="home">
      {status === 'signed-out' && <Welcome />}
      {status === 'signed-in' && (
        <>
          <Greeting />
          <SessionCard />
          <Activity />
        </>
      )}
    </Page>
  );
}
