/** What a played world leaves open: when things arrive, and whether they go well. */
export interface Nature {
  /** World time, ms. */
  now(): number;
  /** Runs `task` after `ms` of world time; the answer cancels it. */
  after(ms: number, task: () => void): () => void;
  /** Something is under way, with what it carries; it arrives when nature lets it. */
  send(what: string, arrive: () => void, carried?: unknown): void;
  /** The same for what takes no time. */
  soon(what: string, arrive: () => void): void;
  /** What becomes of something: the first outcome is the good one. */
  pick<T extends string>(what: string, outcomes: readonly [T, ...T[]]): T;
  /** A process hears something from outside itself: all that it does follows from these. */
  hear(tab: number, what: string, value: unknown): void;
  /** A line of the story; made only where somebody reads it. */
  tell(line: () => string): void;
}
