import Taro from '@tarojs/taro';
import { text } from '../../i18n/text.ts';
import { session } from '../../session.ts';
import { Action } from '../../ui/action.tsx';
import { useTask } from '../../ui/use-task.ts';

/** The way out, on this device. */
export function SignOut() {
  const [leave, isLeaving] = useTask(async () => {
    await session.signOut();
    // What became of it is said at the top.
    await Taro.pageScrollTo({ scrollTop: 0, duration: 0 });
  }, '');
  return (
    <Action id="sign-out" kind="danger" isBusy={isLeaving} onTap={() => void leave()}>
      {text.me.signOut}
    </Action>
  );
}
