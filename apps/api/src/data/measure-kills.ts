import { lowestLivingEpoch, type SessionRow } from '../rotation/session-row.ts';
import { type Ending, learnEnding } from './ending.ts';
import type { KillSet } from './kill-set.ts';

/** Is told, for each ending that was news to this process, how many seconds old it was. */
export type KillListener = (lag: number) => void;

/** Keeps a kill set up to date, and measures by database time how late it heard of what others ended. */
export interface MeasuredKills {
  /** An ending as the feed tells of it: of anybody's making. */
  learn(ending: Ending): void;
  /** A row that was read, which may have ended. */
  see(row: SessionRow): void;
  /** Runs a statement that ends sessions, and answers with their rows: they have ended here, and are no news. */
  end(statement: () => Promise<SessionRow[]>): Promise<SessionRow[]>;
  watch(listener: KillListener): void;
}

export function measureKills(killSet: KillSet, now: () => number): MeasuredKills {
  // Nobody is told of what had ended before this process was there to hear of it.
  let listener: KillListener = () => {};
  const underway = new Set<Promise<SessionRow[]>>();
  const see = (row: SessionRow) => void killSet.raise(row.id, lowestLivingEpoch(row));

  /** The feed can be quicker than the answer to the very statement it tells of: that answer says whose it was. */
  async function isOurs(ending: Ending): Promise<boolean> {
    const answers = await Promise.allSettled(underway);
    const rows = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    return rows.some(
      (row) => row.id === ending.sessionId && lowestLivingEpoch(row) === ending.lowestLivingEpoch,
    );
  }

  return {
    learn(ending) {
      if (!learnEnding(killSet, ending)) return;
      const lag = Math.max(0, now() - ending.at) / 1000;
      const tell = listener;
      void isOurs(ending).then((ours) => ours || tell(lag));
    },
    see,
    async end(statement) {
      const answer = statement();
      underway.add(answer);
      try {
        const rows = await answer;
        for (const row of rows) see(row);
        return rows;
      } finally {
        underway.delete(answer);
      }
    },
    watch(next) {
      listener = next;
    },
  };
}
