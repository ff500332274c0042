import type { AuthServer, RefreshAnswer, RefreshQuestion } from '../core/index.ts';

export interface HeldAuthServer extends AuthServer {
  /** Every refresh asked for, in order; the test answers each by hand. */
  readonly asked: { readonly question: RefreshQuestion; answer(answer: RefreshAnswer): void }[];
  readonly signedOut: string[];
  /** The latest question; fails where there is none. */
  latest(): HeldAuthServer['asked'][number];
}

/** An auth server whose answers are held in the test's hands. */
export function createHeldAuthServer(): HeldAuthServer {
  const asked: HeldAuthServer['asked'] = [];
  const signedOut: string[] = [];
  return {
    asked,
    signedOut,
    latest() {
      const last = asked.at(-1);
      if (last === undefined) throw new Error('no refresh was asked for');
      return last;
    },
    refresh: (question) =>
      new Promise((answer) => {
        asked.push({ question, answer });
      }),
    async signOut(refreshToken) {
      signedOut.push(refreshToken);
    },
  };
}
