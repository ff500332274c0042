import { Text } from '@tarojs/components';
import { useEndOtherSessionsMutation } from '../../api/sessions.ts';
import { text } from '../../i18n/text.ts';
import { toast } from '../../platform/toast.ts';
import { confirm } from '../../ui/confirm.ts';
import { Tap } from '../../ui/tap.tsx';
import { useTask } from '../../ui/use-task.ts';

/** Signs the user out everywhere but here. */
export function EndOthers() {
  const [endOthers] = useEndOtherSessionsMutation();
  const [run, isBusy] = useTask(async () => {
    const { end, endOthersNote, endOthersQuestion } = text.devices;
    if (!(await confirm(endOthersQuestion, endOthersNote, end))) return;
    await endOthers().unwrap();
    await toast(text.devices.ended, 'success');
  }, text.devices.endFailed);

  return (
    <Tap className="cell" id="end-others" isBusy={isBusy} onTap={() => void run()}>
      <Text className="cell-title cell-danger">{text.devices.endOthers}</Text>
    </Tap>
  );
}
