import { setTimeout as pause } from 'node:timers/promises';
import type { LoginAnswer, LoginRequest } from '@wugan/shared';
import { Refusal } from '../refusal.ts';
import { attemptFingerprint } from '../rotation/fingerprint.ts';
import { isWithinGrace, type RotationRules } from '../rotation/judge-refresh.ts';
import type { SessionRow, Sighting } from '../rotation/session-row.ts';
import { exchangeClaimedCode } from './exchange-claimed-code.ts';
import { createFlights } from './flights.ts';
import { codeFingerprint, platformOf } from './provider.ts';
import type { SessionContext } from './session-context.ts';
import { tokenAnswer } from './token-answer.ts';

/** Milliseconds between two looks at a sign-in that another replica is busy with. */
const pollEvery = 100;

export type SignIn = (request: LoginRequest) => Promise<LoginAnswer>;

/**
 * `POST auth/login`: one code signs in once. The same code with the same attempt gets the same
 * session again, while nobody has used it further; with another attempt the code is worth nothing.
 */
export function createSignIn(context: SessionContext): SignIn {
  const share = createFlights<LoginAnswer>();
  return (request) =>
    share(JSON.stringify([request.provider, request.code, request.attempt]), () =>
      signIn(context, request),
    );
}

async function signIn(context: SessionContext, request: LoginRequest): Promise<LoginAnswer> {
  const { codes, sessions } = context.database;
  const codeHash = codeFingerprint(request.code, request.provider);
  const attemptHash = attemptFingerprint(request.attempt);
  for (;;) {
    // Ends by itself: a claim whose holder died goes stale, and the next look takes it over.
    const claim = await codes.claimForSignIn(codeHash, attemptHash);
    switch (claim.kind) {
      case 'claimed': {
        const row = await open(context, request, codeHash);
        return loginAnswer(context, row, row.rotatedAt);
      }
      case 'signed_in': {
        const seen = await sessions.find(claim.sessionId);
        if (!seen.row || !isUntouched(seen.row, seen.now, context.rules))
          throw new Refusal('wechat_code_invalid');
        return loginAnswer(context, seen.row, seen.now);
      }
      case 'spent':
        throw new Refusal('wechat_code_invalid');
      case 'pending':
        await pause(pollEvery);
    }
  }
}

async function open(
  context: SessionContext,
  request: LoginRequest,
  codeHash: string,
): Promise<SessionRow> {
  const { database, tokens, rules, audit } = context;
  const { code, provider, device } = request;
  const identity = await exchangeClaimedCode(context, { code, codeHash, provider });
  const row = await database.signIns.open({
    identity,
    codeHash,
    kid: tokens.refresh.signingKid,
    platform: platformOf(request),
    device: device?.name ?? null,
    idleLifetime: rules.idleLifetime,
    absoluteLifetime: rules.absoluteLifetime,
  });
  if (!row) {
    await database.codes.release(codeHash);
    throw new Refusal('forbidden');
  }
  const { unionid } = identity;
  // Nobody becomes somebody else by a unionid: an operator decides whose it is.
  if (unionid !== null && !(await database.signIns.claimUnionid(row.userId, unionid)))
    audit('unionid_conflict', row);
  return row;
}

/** Still the pair that the sign-in gave, and perhaps its answer never arrived. */
function isUntouched(row: SessionRow, now: Sighting['now'], rules: RotationRules): boolean {
  const isLiving =
    row.revokedAt === null &&
    row.frozenAt === null &&
    now < Math.min(row.idleExpiresAt, row.absoluteExpiresAt);
  const isFirstPair = row.epoch === 0 && row.generation === 0;
  return isLiving && isFirstPair && isWithinGrace(row.acknowledgedAt, now, rules);
}

async function loginAnswer(
  { database, tokens }: SessionContext,
  row: SessionRow,
  now: number,
): Promise<LoginAnswer> {
  const user = await database.users.find(row.userId);
  if (!user) throw new Error('A session belongs to no user');
  return { ...tokenAnswer(tokens, row, now), user };
}
