import { openConnection } from '../connection.ts';
import type { Entrant } from './entrant.ts';

/** What becomes of a token that is used more than once. */
export interface Answers {
  /** Its answer was lost, so it is sent again: the user goes on. */
  readonly survivesLostAnswer: boolean;
  /** Its owner has refreshed with it, and again with what came of it: somebody with a copy is served. */
  readonly servesStaleCopy: boolean;
}

/** Asks with one token twice, as a client does that lost an answer, and as a thief does. */
export async function tryAnswers({ subject, signIn, refresh }: Entrant): Promise<Answers> {
  const connection = await openConnection(subject.url);
  const isServed = async (kept: string, times: number): Promise<boolean> => {
    try {
      let last = kept;
      for (let n = 0; n < times; n += 1) last = await refresh(connection, last);
      return true;
    } catch {
      return false;
    }
  };
  try {
    const lost = await signIn('somebody whose answer is lost');
    await refresh(connection, lost);
    const copied = await signIn('somebody whose token is copied');
    await refresh(connection, await refresh(connection, copied));
    return {
      survivesLostAnswer: await isServed(lost, 2),
      servesStaleCopy: await isServed(copied, 1),
    };
  } finally {
    connection.close();
  }
}
