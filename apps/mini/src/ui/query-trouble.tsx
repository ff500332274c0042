import type { SerializedError } from '@reduxjs/toolkit';
import type { RequestError } from '@wugan/session/redux';
import { failureOf } from '../api/failure.ts';
import { text } from '../i18n/text.ts';
import { session } from '../session.ts';
import { Trouble } from './trouble.tsx';

interface QueryTroubleProps {
  readonly error: RequestError | SerializedError | undefined;
  readonly isFetching: boolean;
  refetch(): unknown;
}

/** Why a query has no answer, with one more try; nothing where it has one, or where the session is over. */
export function QueryTrouble({ error, isFetching, refetch }: QueryTroubleProps) {
  const failure = failureOf(error);
  if (failure === undefined || failure === 'signed-out') return null;

  function retry() {
    session.retryNow();
    refetch();
  }

  return <Trouble message={text.failure[failure]} isBusy={isFetching} onRetry={retry} />;
}
