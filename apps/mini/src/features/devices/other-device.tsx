import { Text } from '@tarojs/components';
import type { SessionView } from '@wugan/shared';
import { useEndSessionMutation } from '../../api/sessions.ts';
import { text } from '../../i18n/text.ts';
import { confirm } from '../../ui/confirm.ts';
import { placeOf, SessionCell } from '../../ui/session-cell.tsx';
import { Tap } from '../../ui/tap.tsx';
import { useTask } from '../../ui/use-task.ts';

/** One sign-in that is not this one. Ending it asks first: whoever is there has to sign in again. */
export function OtherDevice({ view }: { view: SessionView }) {
  const [end] = useEndSessionMutation();
  const [run, isBusy] = useTask(async () => {
    const { end: yes, endNote, endQuestion } = text.devices;
    if (!(await confirm(endQuestion, endNote(placeOf(view)), yes))) return;
    const { error } = await end(view.id);
    const hasEndedAlready = error !== undefined && 'status' in error && error.status === 404;
    if (error !== undefined && !hasEndedAlready) throw error;
  }, text.devices.endFailed);

  return (
    <SessionCell view={view}>
      <Tap
        className="cell-action"
        id={`end-${view.id}`}
        isBusy={isBusy}
        label={text.devices.endNamed(placeOf(view))}
        onTap={() => void run()}
      >
        <Text>{text.devices.end}</Text>
      </Tap>
    </SessionCell>
  );
}
