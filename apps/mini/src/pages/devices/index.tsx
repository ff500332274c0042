import { selectSession } from '@wugan/session/redux';
import { useSelector } from 'react-redux';
import { ClosedDevices } from '../../features/devices/closed-devices.tsx';
import { DeviceList } from '../../features/devices/device-list.tsx';
import { text } from '../../i18n/text.ts';
import { BackBar } from '../../platform/back-bar.tsx';
import { Page } from '../../ui/page.tsx';
import { headingId } from '../../ui/use-frame.ts';

export default function Devices() {
  const { status } = useSelector(selectSession);
  return (
    <Page name="devices">
      <BackBar
        title={text.devices.title}
        headingId={headingId('devices')}
        back={text.devices.back}
        home="/pages/me/index"
      />
      {status === 'signed-out' && <ClosedDevices />}
      {status === 'signed-in' && <DeviceList />}
    </Page>
  );
}
