import type { Bearer, HttpAnswer, Send, Session, SessionFact } from '@wugan/session';

interface Burst {
  readonly session: Session;
  readonly send: Send;
  readonly url: string;
  readonly count: number;
  isRejected(answer: HttpAnswer): boolean;
}

/**
 * Sends `count` requests at once with the present access token spoiled, so that the server rejects
 * each of them; the session's one refresh then brings a token that is left alone. Answers with the
 * facts that were told meanwhile; a request that fails is among them, and throws nothing.
 */
export async function fireBurst({ session, send, url, count, isRejected }: Burst) {
  const state = session.state();
  if (state.status !== 'signed-in') throw new Error('Nobody is signed in.');
  const { credential } = state;

  const spoiled = ({ headers, epoch, generation }: Bearer) =>
    epoch === credential.epoch && generation === credential.generation
      ? { ...headers, Authorization: 'Bearer spoiled' }
      : headers;
  // A browser sends requests for the same URL one after another, in case the first can be cached.
  const request = (index: number) => (bearer: Bearer) =>
    send({ url: `${url}?burst=${index}`, method: 'GET', headers: spoiled(bearer) });

  const facts: SessionFact[] = [];
  await Promise.resolve();
  const stop = session.on((fact) => facts.push(fact));
  const calls = Array.from({ length: count }, (_, index) =>
    session.call(request(index), { isRejected }),
  );
  await Promise.all(calls.map((call) => call.catch(() => undefined)));
  await Promise.resolve();
  stop();
  return facts;
}
