import type {
  AuthServer,
  Clock,
  CredentialStore,
  Lifecycle,
  Lock,
  Prover,
  Random,
  Renew,
} from './ports.ts';

/**
 * All that a session needs from outside. `createTaroPlatform` and `createWebPlatform` give everything
 * but `auth`, which is your server, and `prover`.
 */
export interface SessionPorts {
  readonly auth: AuthServer;
  readonly clock: Clock;
  readonly random: Random;
  readonly store: CredentialStore;
  /** Absent where the app can always send; then nothing is tried again by itself when it is shown. */
  readonly lifecycle?: Lifecycle;
  /** Shared by all contexts of one store; never required. */
  readonly lock?: Lock;
  /**
   * Absent where the owner cannot be proved without asking them, as in a browser. Without it a pair is
   * not refreshed again until it is 15 s old, or half a token's life: calls wait for that.
   */
  readonly prover?: Prover;
  /**
   * What becomes of a session that has expired: `prompt` (unless given) ends it with that reason, and
   * the user signs in. `silent` calls `renew` first; a grant of the same user goes on in its place, and
   * calls that wait are sent with it. For that the server says at sign-in who the user is (`user.id`).
   */
  readonly renewExpired?: 'prompt' | 'silent';
  /** How to sign in again silently; not called unless `renewExpired` is `silent`. */
  readonly renew?: Renew;
  /** True where nobody can be signed in (WeChat's single-page mode); the store is not even read. */
  readonly anonymous?: boolean;
  /** How many calls may wait for a refresh at once; 1,000 unless given. */
  readonly maxParked?: number;
}
