import { type Credential, isGrant, type Send } from '@wugan/session';

/** A pair in the wrong hands. */
export interface Loot {
  /** Refreshes with it; the status of the answer. */
  use(): Promise<number>;
}

export interface Victim {
  readonly send: Send;
  readonly refreshUrl: string;
}

/** Whoever stole only the token does not have the attempt key that lies beside it. */
const attempt = 'a-key-that-a-thief-has-made';

/**
 * Does what somebody does who has got hold of a refresh token: refreshes with it, past the session,
 * before its owner does. Throws when the server does not give a pair for it.
 */
export async function stealPair(
  { refreshToken }: Pick<Credential, 'refreshToken'>,
  { send, refreshUrl }: Victim,
): Promise<Loot> {
  const refresh = (token: string) =>
    send({ url: refreshUrl, method: 'POST', body: { refreshToken: token, attempt } });
  const { body, status } = await refresh(refreshToken);
  if (!isGrant(body)) throw new Error(`The thief got nothing: ${status}.`);
  return {
    use: async () => (await refresh(body.refreshToken)).status,
  };
}
