import type { Position } from '../rotation/session-row.ts';

/** A rotation: from where the row is seen, to a generation, made by an attempt. */
export interface Rotation {
  readonly from: Position;
  /** `from.generation + 1`, or beyond it when a lost commit is healed. */
  readonly toGeneration: number;
  readonly rotatedBy: string | null;
  readonly kid: string;
  /** Seconds that the session lives on without another refresh. */
  readonly idleLifetime: number;
  /** Epoch milliseconds, as in all these; null for none. */
  readonly deadline: number | null;
  /** Of one that heals a lost commit the row of the protocol's table that says so, for the audit. */
  readonly heals?: number | undefined;
}
