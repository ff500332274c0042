import { medians, type Plan } from '../compare.ts';
import { measureRound, type Round } from '../measure-round.ts';
import { median } from '../median.ts';
import type { VirtualUser } from '../virtual-user.ts';
import { type Entrant, openUsers } from './entrant.ts';
import { type Answers, tryAnswers } from './try-answers.ts';

/** One row: medians of the rounds, and what becomes of a token that is used again. */
export interface EntrantRow extends Answers {
  readonly name: string;
  readonly round: Round;
  /** Refreshes/s of the first entrant ÷ those of this one: the median of the rounds' own ratios. */
  readonly speed: number;
}

interface Player {
  readonly entrant: Entrant;
  readonly answers: Answers;
  readonly users: readonly VirtualUser[];
  readonly rounds: Round[];
}

/**
 * Plays all of them in turn, so that whatever else the machine does hits all. Who fails on the way has no row,
 * and `failed` hears of it.
 *
 * @throws if the first fails, as the others are measured by it
 */
export async function measureEntrants(
  entrants: readonly Entrant[],
  { users, rounds, seconds }: Plan & { readonly users: number },
  played: (share: number) => void,
  failed: (name: string, error: unknown) => void,
): Promise<EntrantRow[]> {
  const attempt = async ({ name }: Entrant, play: () => Promise<unknown>): Promise<boolean> => {
    try {
      await play();
      return true;
    } catch (error) {
      if (name === entrants[0]?.name) throw error;
      failed(name, error);
      return false;
    }
  };
  const players = new Set<Player>();
  for (const entrant of entrants)
    await attempt(entrant, async () => {
      const answers = await tryAnswers(entrant);
      players.add({ entrant, answers, users: await openUsers(entrant, users), rounds: [] });
    });
  for (let round = 1; round <= rounds; round += 1) {
    for (const player of players) {
      const { entrant, users: own, rounds: past } = player;
      const isWell = await attempt(entrant, async () => {
        past.push(await measureRound(entrant.subject, own, seconds));
      });
      if (isWell) continue;
      // Or those who still ask would disturb whoever is next.
      for (const user of own) user.close();
      players.delete(player);
    }
    played(round / rounds);
  }
  return rowsOf([...players]);
}

function rowsOf(players: readonly Player[]): EntrantRow[] {
  for (const { users } of players) for (const user of users) user.close();
  const [first] = players;
  return players.map(({ entrant, answers, rounds }) => ({
    ...answers,
    name: entrant.name,
    round: medians(rounds),
    speed: median(
      rounds.map(({ perSecond }, at) => (first?.rounds[at]?.perSecond ?? 0) / perSecond),
    ),
  }));
}
