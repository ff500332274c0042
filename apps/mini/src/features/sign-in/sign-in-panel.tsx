import { text } from '../../i18n/text.ts';
import { say } from '../../platform/say.ts';
import { signsInByName } from '../../platform/sign-in-code.ts';
import { signIn } from '../../sign-in.ts';
import { Action } from '../../ui/action.tsx';
import { useTask } from '../../ui/use-task.ts';
import { WebPanel } from './web-panel.tsx';

/** The way in: one button in WeChat; on H5 WeChat's authorization page, and in development a name. */
export function SignInPanel() {
  const [run, isBusy] = useTask(async (name?: string) => {
    await signIn(name);
    say(text.me.signedIn);
  }, text.me.signInFailed);
  if (signsInByName) return <WebPanel isBusy={isBusy} onPick={(name) => void run(name)} />;
  return (
    <Action id="sign-in" isBusy={isBusy} onTap={() => void run()}>
      {text.me.signIn}
    </Action>
  );
}
