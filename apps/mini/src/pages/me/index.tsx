import { selectSession } from '@wugan/session/redux';
import { useSelector } from 'react-redux';
import { Account } from '../../features/account/account.tsx';
import { SignOut } from '../../features/account/sign-out.tsx';
import { DevicesEntry } from '../../features/devices/devices-entry.tsx';
import { SettingsGroup } from '../../features/settings/settings-group.tsx';
import { SignInPanel } from '../../features/sign-in/sign-in-panel.tsx';
import { Stranger } from '../../features/sign-in/stranger.tsx';
import { Page } from '../../ui/page.tsx';

export default function Me() {
  const { status } = useSelector(selectSession);
  return (
    <Page name="me">
      {status === 'signed-in' && (
        <>
          <Account />
          <DevicesEntry />
        </>
      )}
      {status === 'signed-out' && (
        <>
          <Stranger />
          <SignInPanel />
        </>
      )}
      <SettingsGroup />
      {status === 'signed-in' && <SignOut />}
    </Page>
  );
}
