import type { Entrant } from '../run/entrants.ts';
import type { Outcome, Scenario } from '../scenario/scenario.ts';

/** One system and what became of it, by the id of the scenario. */
export interface Row {
  readonly entrant: Entrant;
  /** `name version` of each package, the first of them first. */
  readonly versions: readonly string[];
  readonly outcomes: ReadonlyMap<string, Outcome>;
}

/** Everything that was run, and nothing else. */
export interface Board {
  readonly scenarios: readonly Scenario[];
  readonly rows: readonly Row[];
  readonly sizes: readonly Size[];
}

export interface Size {
  readonly name: string;
  readonly bytes: number;
  readonly goal?: number;
}
