import type { World } from '../world.ts';

/** Where nothing is under way and nothing is timed, everything that was asked for has its outcome. */
export function judgeEnd({ history, tabs }: World): void {
  for (const { calls, pending, process } of tabs()) {
    if (calls.some(({ settlements }) => settlements !== 1)) history.blame('a call did not settle');
    if (pending > 0) history.blame('a sign-out did not settle');
    const mine = history.of(process);
    const isLeft = ({ flight, token }: (typeof mine.grants)[number]) =>
      mine.cutOff.has(flight) && !mine.revoked.has(token);
    if (mine.grants.some(isLeft)) history.blame('a late pair was not revoked');
  }
}
