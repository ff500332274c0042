/** One life of one tab, as far as its future depends on it. */
export interface Life {
  readonly tab: number;
  /**
   * All that it was told, in this order: answers of ports, deeds, its timers. The engine is deterministic
   * and asks nothing else of the world, so two lives that heard the same are the same.
   */
  readonly heard: unknown[];
  isOver: boolean;
}

export interface Lives {
  /** The life that a tab is in; its first, or its next one, where there is none. */
  of(tab: number): Life;
  /** Lives that may still do something, by tab. */
  living(): readonly Life[];
  end(life: Life): void;
}

export function createLives(): Lives {
  const living = new Map<number, Life>();
  return {
    of(tab) {
      const life = living.get(tab) ?? { tab, heard: [], isOver: false };
      living.set(tab, life);
      return life;
    },
    living: () => [...living.values()].sort((a, b) => a.tab - b.tab),
    end(life) {
      life.isOver = true;
      living.delete(life.tab);
    },
  };
}
