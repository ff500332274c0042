/** Something that may be done at any time, once. */
export interface Deed {
  readonly what: string;
  readonly tab: number;
  isPossible(): boolean;
  task(): void;
}

/** What is left to be done. */
export interface Deeds {
  /** The answer takes it back. */
  add(deed: Deed): () => void;
  take(deed: Deed): void;
  /** Those of which any may be next; the same deed twice is one choice. */
  next(): readonly Deed[];
  memory(): unknown;
}

function nameOf({ tab, what }: Deed): string {
  return `${tab} ${what}`;
}

export function createDeeds(): Deeds {
  const left = new Set<Deed>();
  return {
    add(deed) {
      left.add(deed);
      return () => left.delete(deed);
    },
    take: (deed) => void left.delete(deed),
    next() {
      const different = new Map([...left].map((deed) => [nameOf(deed), deed]));
      return [...different.values()].filter((deed) => deed.isPossible());
    },
    memory: () => [...left].map(nameOf).sort(),
  };
}
