import { credentialFrom, type Grant } from '../credential.ts';
import type { AuthServer, Clock, Random } from '../ports.ts';
import { SessionError } from '../session-error.ts';
import type { Ledger } from './ledger.ts';
import type { Refresher } from './refresher.ts';
import { revoke } from './revoke.ts';
import type { ServerTime } from './server-time.ts';
import type { Vault } from './vault.ts';

export interface SignInParts {
  readonly auth: AuthServer;
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly random: Random;
  readonly refresher: Refresher;
  readonly time: ServerTime;
  readonly vault: Vault;
  ready(): Promise<void>;
}

/** Signing in and out; whichever was asked for last wins. */
export interface SignIn {
  signIn(obtain: (attempt: string) => Promise<Grant>): Promise<void>;
  signOut(): Promise<void>;
}

export function createSignIn(parts: SignInParts): SignIn {
  const { auth, clock, ledger, random, ready, refresher, time, vault } = parts;
  let running: Promise<void> | null = null;
  let signOuts = 0;

  async function obtainAndKeep(obtain: (attempt: string) => Promise<Grant>): Promise<void> {
    const fence = signOuts;
    const isWanted = () => fence === signOuts;
    await ready();
    const attempt = await random.key();
    const askedAt = clock.now();
    const grant = await obtain(attempt);
    const now = time.learn(grant.serverTime, askedAt);
    const fresh = credentialFrom(grant, await random.key(), now);
    // Other tabs may bring it back from the store before it is wanted here, or although it never is.
    ledger.over.add(fresh.sessionId);
    const saved = await vault.save(fresh, isWanted, null);
    if (!isWanted()) {
      revoke(auth, grant.refreshToken);
      await vault.clear(fresh.sessionId);
      throw new SessionError('SESSION_ENDED', 'signed-out');
    }
    const before = ledger.read();
    ledger.over.delete(fresh.sessionId);
    refresher.replaceWith(saved.credential, saved.outcome === 'stored');
    if (before.status === 'signed-in') revoke(auth, before.credential.refreshToken);
  }

  return {
    signIn(obtain) {
      if (running !== null) return running;
      const mine: Promise<void> = obtainAndKeep(obtain).finally(() => {
        if (running === mine) running = null;
      });
      running = mine;
      return mine;
    },
    async signOut() {
      signOuts += 1;
      running = null;
      await ready();
      const state = ledger.read();
      if (state.status !== 'signed-in') return;
      const { refreshToken, sessionId } = state.credential;
      refresher.end('signed-out');
      await vault.clear(sessionId);
      await auth.signOut(refreshToken).catch(() => {});
    },
  };
}
