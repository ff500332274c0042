import type { SignedIn } from '../session-state.ts';

type Headers = Readonly<Record<string, string>>;

/** Makes the headers of a pair once, for all calls that carry it. */
export function bearerHeaders(): (state: SignedIn) => Headers {
  let made: { readonly token: string; readonly stored: boolean; readonly headers: Headers } | null =
    null;

  return ({ credential, stored }) => {
    const token = credential.accessToken;
    if (made === null || made.token !== token || made.stored !== stored) {
      const authorization = { Authorization: `Bearer ${token}` };
      const headers = stored ? authorization : { ...authorization, 'Wugan-Unstored': '1' };
      made = { token, stored, headers: Object.freeze(headers) };
    }
    return made.headers;
  };
}
