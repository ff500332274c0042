import type { RotationRules } from '../rotation/judge-refresh.ts';

/** The lifetimes a session is kept by. */
export interface SessionRules extends RotationRules {
  /** Seconds that a session lives without a refresh. */
  readonly idleLifetime: number;
  /** Seconds that a session lives at most. */
  readonly absoluteLifetime: number;
}
