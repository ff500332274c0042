import type { RefreshRequest, TokenAnswer } from '@wugan/shared';
import { Refusal } from '../refusal.ts';
import { attemptFingerprint } from '../rotation/fingerprint.ts';
import { judgeRefresh } from '../rotation/judge-refresh.ts';
import { carryOut, type KnownRefresh, rotate } from './carry-out.ts';
import { createFlights } from './flights.ts';
import { prove } from './prove.ts';
import { maxRounds } from './rounds.ts';
import type { SessionContext } from './session-context.ts';

export type Refresh = (request: RefreshRequest) => Promise<TokenAnswer>;

/** `POST auth/refresh`: equal requests are one; each gets a living pair, or a Refusal is thrown. */
export function createRefresh(context: SessionContext): Refresh {
  const share = createFlights<TokenAnswer>();
  return ({ refreshToken, attempt, deadline, proof }) =>
    share(JSON.stringify([refreshToken, attempt, deadline, proof?.code]), async () => {
      const claims = context.tokens.refresh.read(refreshToken);
      if (!claims) throw new Refusal('refresh_token_invalid');
      const request: KnownRefresh = {
        claims,
        attempt: attemptFingerprint(attempt),
        deadline: deadline ?? null,
        hasProof: proof !== undefined,
      };
      return proof ? prove(context, request, proof.code) : refresh(context, request);
    });
}

async function refresh(context: SessionContext, request: KnownRefresh): Promise<TokenAnswer> {
  // Nearly always the verdict is row 7, and its statement checks that by itself: no look is needed.
  const answer = await rotate(context, request, request.claims);
  if (answer) return answer;

  for (let round = 1; round <= maxRounds; round += 1) {
    const { row, now } = await context.database.sessions.find(request.claims.id);
    const verdict = judgeRefresh(row, request, now, context.rules);
    const answer = await carryOut(context, request, verdict, now);
    if (answer) return answer;
  }
  throw new Refusal('unavailable');
}
