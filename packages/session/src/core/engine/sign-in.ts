import { credentialFrom, type Grant } from '../credential.ts';
import type { AuthServer, Clock, Random } from '../ports.ts';
import { SessionError } from '../session-error.ts';
import type { Ledger } from './ledger.ts';
import type { Refresher } from './refresher.ts';
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

  const revoke = (refreshToken: string) => auth.signOut(refreshToken).catch(() => {});

  async function obtainAndKeep(obtain: (attempt: string) => Promise<Grant>): Promise<void> {
    await ready();
    const fence = signOuts;
    const isWanted = () => fence === signOuts;
    const grant = await obtain(await random.key());
    if (grant.serverTime !== undefined) time.learn(grant.serverTime);
    const now = { device: clock.now(), server: time.now() };
    const fresh = credentialFrom(grant, await random.key(), now);
    const kept = isWanted() && (await vault.save(fresh, { isWanted, replacesAnyone: true }));
    if (!kept || !isWanted()) {
      void revoke(grant.refreshToken);
      throw new SessionError('SESSION_ENDED', 'signed-out');
    }
    const before = ledger.read();
    refresher.abandon('replaced');
    ledger.record({ type: 'signed-in', ...kept });
    if (before.status === 'signed-in') void revoke(before.credential.refreshToken);
  }

  return {
    signIn(obtain) {
      running ??= obtainAndKeep(obtain).finally(() => {
        running = null;
      });
      return running;
    },
    async signOut() {
      signOuts += 1;
      await ready();
      const state = ledger.read();
      if (state.status !== 'signed-in') return;
      const { refreshToken, sessionId } = state.credential;
      refresher.end('signed-out');
      await vault.clear(sessionId);
      await revoke(refreshToken);
    },
  };
}
