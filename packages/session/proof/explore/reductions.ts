/** What is left out of the exploration because it can show nothing new; docs/proof.md says why of each. */
export interface Reductions {
  /** Of calls that were made alike and have heard nothing since, the first is answered first. */
  readonly twins: boolean;
  /** What comes to a dead tab, or was timed by it, is dropped when it dies. */
  readonly dead: boolean;
  /** A call that was accepted gets its answer before anything else happens. */
  readonly accepted: boolean;
  /** A way ends in a state that was reached before. */
  readonly known: boolean;
}

export const allReductions: Reductions = { twins: true, dead: true, accepted: true, known: true };
