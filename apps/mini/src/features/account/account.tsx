import { failureOf } from '../../api/failure.ts';
import { useMeQuery } from '../../api/me.ts';
import { text } from '../../i18n/text.ts';
import { session } from '../../session.ts';
import { Trouble } from '../../ui/trouble.tsx';
import { NicknameForm } from './nickname-form.tsx';
import { ProfileHeader } from './profile-header.tsx';

/** The signed-in user's own page: who they are, and what they want to be called. */
export function Account() {
  const { error, isFetching, refetch } = useMeQuery();
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
    </>
  );
}
