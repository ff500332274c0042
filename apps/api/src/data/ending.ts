import type { KillSet } from './kill-set.ts';

/** A row of the table `ending`, as replicas hear of it. */
export interface Ending {
  readonly sessionId: string;
  readonly lowestLivingEpoch: number;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** Stands for every session there is: what was issued before such an ending is worth nothing. */
export const everySession = '00000000-0000-0000-0000-000000000000';

/** The channel that the database announces endings on. */
export const endingsChannel = 'wugan_endings';

/** An announcement: session, lowest living epoch and time, as the migration's trigger writes them. */
export function parseEnding(payload = ''): Ending {
  const [sessionId = '', lowestLivingEpoch, at] = payload.split(' ');
  return { sessionId, lowestLivingEpoch: Number(lowestLivingEpoch), at: Number(at) };
}

/** Merged, never replaced: endings may be learnt twice, late, and in any order. True if this one is news. */
export function learnEnding(
  killSet: KillSet,
  { sessionId, lowestLivingEpoch, at }: Ending,
): boolean {
  if (sessionId === everySession) return killSet.raiseAll(at);
  return killSet.raise(sessionId, lowestLivingEpoch);
}
