import type { TokenAnswer } from '@wugan/shared';
import { Refusal } from '../refusal.ts';
import { judgeProof } from '../rotation/judge-proof.ts';
import { judgeRefresh } from '../rotation/judge-refresh.ts';
import type { SessionRow } from '../rotation/session-row.ts';
import { carryOut, freeze, type KnownRefresh } from './carry-out.ts';
import { exchangeClaimedCode } from './exchange-claimed-code.ts';
import { codeFingerprint } from './provider.ts';
import { maxRounds } from './rounds.ts';
import type { SessionContext } from './session-context.ts';
import { tokenAnswer } from './token-answer.ts';

/** A refresh with a fresh sign-in code: whose it is decides, and the generation no longer matters. */
export async function prove(
  context: SessionContext,
  request: KnownRefresh,
  code: string,
): Promise<TokenAnswer> {
  const { database } = context;
  // A session that has ended must not cost the user a code, nor WeChat a call.
  await look(context, request);

  const codeHash = codeFingerprint(code);
  if (!(await database.codes.claimForProof(codeHash))) throw new Refusal('wechat_code_invalid');
  const identity = await exchangeClaimedCode(context, { code, codeHash });
  const prover = await database.signIns.identityId(identity);

  for (let round = 1; round <= maxRounds; round += 1) {
    const { row, now } = await look(context, request);
    const answer = await carryOutProof(context, request, row, prover === row.identityId, now);
    if (answer) return answer;
  }
  throw new Refusal('unavailable');
}

/** The living row and the time. @throws Refusal by rows 2 to 4. */
async function look(
  context: SessionContext,
  request: KnownRefresh,
): Promise<{ row: SessionRow; now: number }> {
  const { row, now } = await context.database.sessions.find(request.claims.id);
  const verdict = judgeRefresh(row, request, now, context.rules);
  if (verdict.kind === 'judge_proof') return { row: verdict.current, now };
  await carryOut(context, request, verdict, now);
  throw new Error(`A proof cannot lead to ${verdict.kind}`);
}

async function carryOutProof(
  context: SessionContext,
  request: KnownRefresh,
  row: SessionRow,
  isOwner: boolean,
  now: number,
): Promise<TokenAnswer | undefined> {
  const { database, tokens, rules, audit } = context;
  const verdict = judgeProof(row, request.claims, isOwner, now, rules);
  switch (verdict.kind) {
    case 'current_pair':
      return tokenAnswer(tokens, row, now);
    case 'open_epoch': {
      const opened = await database.sessions.openEpoch({
        id: row.id,
        fromEpoch: row.epoch,
        toEpoch: verdict.epoch,
        kid: tokens.refresh.signingKid,
        idleLifetime: rules.idleLifetime,
        deadline: request.deadline,
      });
      if (opened) audit('session_proved', opened);
      return opened && tokenAnswer(tokens, opened, opened.rotatedAt);
    }
    case 'stranger_freezes':
      if (!(await freeze(context, row, request))) return undefined;
      break;
    case 'stranger_ignored':
      break;
  }
  audit('proof_by_stranger', row);
  throw new Refusal('session_revoked', { reason: 'proof_mismatch' });
}
