import { failureOf } from '../../api/failure.ts';
import { useMeQuery } from '../../api/me.ts';
import { text } from '../../i18n/text.ts';
import { session } from '../../session.ts';
import { Action } from '../../ui/action.tsx';
import { Trouble } from '../../ui/trouble.tsx';
import { useTask } from '../../ui/use-task.ts';
import { NicknameForm } from './nickname-form.tsx';
import { ProfileHeader } from './profile-header.tsx';

/** The signed-in user's own page: who they are, their nickname, and the way out. */
export function Account() {
  const { error, isFetching, refetch } = useMeQuery();
  const [leave, isLeaving] = useTask(() => session.signOut(), '');
  const failure = failureOf(error);

  function retry() {
    session.retryNow();
    refetch();
  }

  return (
    <>
      <ProfileHeader />
      {(failure === 'offline' || failure === 'server') && (
        <Trouble message={text.failure[failure]} isBusy={isFetching} onRetry={retry} />
      )}
      <NicknameForm />
      <Action id="sign-out" kind="danger" isBusy={isLeaving} onTap={() => void leave()}>
        {text.me.signOut}
      </Action>
    </>
  );
}
