import { Text, View } from '@tarojs/components';
import { text } from '../../i18n/text.ts';
import { signsInByName } from '../../platform/sign-in-code.ts';
import { settings } from '../../session.ts';
import { signIn } from '../../sign-in.ts';
import { Action } from '../../ui/action.tsx';
import { useTask } from '../../ui/use-task.ts';
import { SandboxUsers } from './sandbox-users.tsx';

/** The way in: one button in WeChat; on H5 a choice of sandbox users, where there is a sandbox. */
export function SignInPanel() {
  const [run, isBusy] = useTask(signIn, text.me.signInFailed);
  if (!signsInByName)
    return (
      <Action id="sign-in" isBusy={isBusy} onTap={() => void run()}>
        {text.me.signIn}
      </Action>
    );
  if (settings.sandboxUrl === '')
    return (
      <View className="group">
        <Text className="group-note">{text.me.noSandbox}</Text>
      </View>
    );
  return <SandboxUsers isBusy={isBusy} onPick={(name) => void run(name)} />;
}
