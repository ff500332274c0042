/** Which transactions the database was in the middle of, and when. */
export interface Glance {
  /** Database time, epoch milliseconds, no later than the rest of the glance. */
  readonly now: number;
  /** Their ids. */
  readonly open: readonly string[];
}

/**
 * Tells, at each glance, since when something may have been written that is to be seen now and was not
 * at the glance before: since that glance, or since a transaction began that was open then and has ended,
 * however long it took. A commit that waits for a standby is open until the standby has it.
 *
 * @returns epoch milliseconds; at the first glance `-Infinity`.
 */
export function createCommitHorizon(): (glance: Glance) => number {
  // From when on each may have written: it was not there at the glance before.
  let open = new Map<string, number>();
  let last = Number.NEGATIVE_INFINITY;
  return (glance) => {
    const still = new Set(glance.open);
    let since = last;
    for (const [id, from] of open) if (!still.has(id)) since = Math.min(since, from);
    open = new Map(glance.open.map((id) => [id, open.get(id) ?? last]));
    last = glance.now;
    return since;
  };
}
