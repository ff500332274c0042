import { type HttpAnswer, type Send, TransportError } from '../core/index.ts';
import type { TransportUnderTest } from './transport-contract.ts';
import type { Outcome } from './transport-contract-situations.ts';

/** True for an answer that says: this access token was not accepted. */
export const isRejected = (status: number | string, body: unknown) =>
  status === 401 && Reflect.get(Object(body), 'code') === 'access_token_expired';

/** Asked directly: what the transport answers or throws. */
export function asIs(send: Send, names: TransportUnderTest['names'] = {}): TransportUnderTest {
  const settled = async (answer: Promise<HttpAnswer>): Promise<Outcome> => {
    try {
      const { body, status } = await answer;
      return { status, body };
    } catch (error) {
      if (error instanceof TransportError) return { kind: error.kind };
      throw error;
    }
  };
  return {
    send,
    names,
    ask: (request) => settled(send(request)),
    askThrough: (session, request) =>
      settled(
        session.call(({ headers }) => send({ ...request, headers }), {
          isRejected: ({ body, status }) => isRejected(status, body),
        }),
      ),
  };
}
