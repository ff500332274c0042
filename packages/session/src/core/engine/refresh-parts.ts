import type { AuthServer, Clock, Lifecycle, Lock, Prover, Random, Renew } from '../ports.ts';
import type { Ledger } from './ledger.ts';
import type { RestPeriod } from './rest-period.ts';
import type { ServerTime } from './server-time.ts';
import type { Vault } from './vault.ts';

/** What a refresh is made with. */
export interface RefreshParts {
  readonly auth: AuthServer;
  readonly clock: Clock;
  /** True where another context uses the same store. */
  readonly isShared: boolean;
  readonly ledger: Ledger;
  readonly lifecycle?: Lifecycle;
  readonly lock?: Lock;
  readonly prover?: Prover;
  readonly random: Random;
  /** Absent where an expired session is left to the user. */
  readonly renew?: Renew | undefined;
  readonly rest: RestPeriod;
  readonly time: ServerTime;
  readonly vault: Vault;
}
