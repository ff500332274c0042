import type { SignedIn } from '../session-state.ts';

type Headers = Readonly<Record<string, string>>;

/** Makes the headers of a state once, for all calls that are sent in it. */
export function bearerHeaders(): (state: SignedIn) => Headers {
  let made: SignedIn | null = null;
  let headers: Headers = {};

  return (state) => {
    if (state !== made) {
      const { credential, stored } = state;
      const authorization = { Authorization: `Bearer ${credential.accessToken}` };
      headers = Object.freeze(stored ? authorization : { ...authorization, 'Wugan-Unstored': '1' });
      made = state;
    }
    return headers;
  };
}
