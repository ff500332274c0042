import { useProvidersQuery } from '../../api/providers.ts';
import { text } from '../../i18n/text.ts';
import { offerHere, roundTrip } from '../../platform/sign-in-on-web.ts';
import { useTask } from '../../ui/use-task.ts';

/** The way through WeChat's page: whether the server offers one that this browser can take, and going it. */
export function useWebWay() {
  const { data, isFetching, isError, refetch } = useProvidersQuery();
  const offer = offerHere(data ?? []);
  const [leave, isLeaving] = useTask(
    async () => offer && roundTrip?.leave(offer),
    text.me.signInFailed,
  );
  return {
    isOpen: offer !== undefined,
    isClosed: data !== undefined && offer === undefined,
    isUnreachable: data === undefined && isError,
    isFetching,
    isLeaving,
    leave,
    refetch,
  };
}
