import { text } from '../../i18n/text.ts';
import { session } from '../../session.ts';
import { Action } from '../../ui/action.tsx';
import { useTask } from '../../ui/use-task.ts';

/** The way out, on this device. */
export function SignOut() {
  const [leave, isLeaving] = useTask(() => session.signOut(), '');
  return (
    <Action id="sign-out" kind="danger" isBusy={isLeaving} onTap={() => void leave()}>
      {text.me.signOut}
    </Action>
  );
}
