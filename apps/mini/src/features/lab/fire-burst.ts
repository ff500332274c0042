import type { Bearer, Credential, HttpAnswer, Session } from '@wugan/session';

export interface Burst {
  readonly session: Pick<Session, 'call' | 'on'>;
  readonly count: number;
  /** The pair whose access token is spoiled on its way. */
  readonly spoiled: Pick<Credential, 'epoch' | 'generation'>;
  /** Every second 401 arrives only after the refresh that the first one caused. */
  readonly isHalfLate?: boolean;
  /** Sends the request of this number with these headers. */
  ask(index: number, headers: Readonly<Record<string, string>>): Promise<HttpAnswer>;
  /** Hears once every request has had the answer to its spoiled token, or none. */
  onAllMet?(): void;
  isRejected(answer: HttpAnswer): boolean;
}

/**
 * Sends `count` requests at once with the access token of one pair spoiled, so that the server
 * rejects each of them; a newer token is left alone. A request that fails throws nothing.
 */
export async function fireBurst(burst: Burst): Promise<void> {
  const { session, ask, count, spoiled, isHalfLate = false, isRejected } = burst;
  const isSpoiled = ({ epoch, generation }: Bearer) =>
    epoch === spoiled.epoch && generation === spoiled.generation;
  const { isOver, stop } = refreshEnd(session);

  let met = 0;
  const request = (index: number) => async (bearer: Bearer) => {
    if (!isSpoiled(bearer)) return ask(index, bearer.headers);
    const headers = { ...bearer.headers, Authorization: 'Bearer spoiled' };
    const answer = await ask(index, headers).finally(() => {
      met += 1;
      if (met === count) burst.onAllMet?.();
    });
    if (isHalfLate && index % 2 === 1) await isOver;
    return answer;
  };

  const calls = Array.from({ length: count }, (_, index) =>
    session.call(request(index), { isRejected }),
  );
  await Promise.all(calls.map((call) => call.catch(() => undefined)));
  stop();
}

/** A promise of the end of the first refresh from now on, however it ends. */
function refreshEnd(session: Pick<Session, 'on'>) {
  let stop = () => {};
  const isOver = new Promise<void>((resolve) => {
    stop = session.on(({ type }) => {
      if (['refresh-granted', 'refresh-unreachable', 'ended'].includes(type)) resolve();
    });
  });
  return { isOver, stop };
}
