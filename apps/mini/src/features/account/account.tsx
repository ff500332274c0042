import { useMeQuery } from '../../api/me.ts';
import { QueryTrouble } from '../../ui/query-trouble.tsx';
import { NicknameForm } from './nickname-form.tsx';
import { ProfileHeader } from './profile-header.tsx';

/** The signed-in user's own page: who they are, and what they want to be called. */
export function Account() {
  const { error, isFetching, refetch } = useMeQuery();
  return (
    <>
      <ProfileHeader />
      <QueryTrouble error={error} isFetching={isFetching} refetch={refetch} />
      <NicknameForm />
    </>
  );
}
