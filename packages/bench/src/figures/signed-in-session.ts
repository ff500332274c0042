import { createSession, type Send, type Session } from '@wugan/session';
import { createPorts } from '../subject/wugan-ports.ts';
import { HOUR, tokenPair } from '../world/auth-server.ts';

/** A session over a transport, with a token that is good for an hour. */
export async function createSignedInSession(send: Send, maxParked = 1_000): Promise<Session> {
  const session = createSession({ ...createPorts(send), maxParked });
  await session.signIn(async () => tokenPair(1, HOUR));
  return session;
}

export const isRejected = ({ status }: { readonly status: number }) => status === 401;
