import { UNSTORED_HEADER } from '@wugan/shared';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { IsLiving } from '../data/liveness.ts';
import { Refusal } from '../refusal.ts';
import type { AccessClaims, AccessTokens } from '../rotation/access-tokens.ts';

const unstoredHeader = UNSTORED_HEADER.toLowerCase();

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls; set in the signed-in scope before any handler runs. */
    caller: AccessClaims | null;
  }
}

export interface AccessTokenCheck {
  readonly tokens: AccessTokens;
  readonly isLiving: IsLiving;
  /** Database time, epoch milliseconds. */
  readonly now: () => number;
  /** Is told of each accepted call whose client has stored its pair. */
  readonly acknowledge: (claims: AccessClaims) => void;
}

/** Lets nobody into this scope without a living access token; decided before the body is even read. */
export function requireAccessToken(scope: FastifyInstance, check: AccessTokenCheck): void {
  scope.decorateRequest('caller', null);
  scope.addHook('onRoute', (route) => {
    route.config = { ...route.config, needsAccessToken: true };
  });
  // No promise where memory knows the answer, as it nearly always does: every call comes this way.
  scope.addHook('onRequest', (request, _reply, done) => {
    const claims = readClaims(request, check);
    const isLiving = check.isLiving(claims);
    if (typeof isLiving === 'boolean') {
      admit(request, claims, isLiving, check);
      return done();
    }
    isLiving.then((lives) => admit(request, claims, lives, check)).then(() => done(), done);
  });
}

function admit(
  request: FastifyRequest,
  claims: AccessClaims,
  isLiving: boolean,
  { acknowledge }: AccessTokenCheck,
): void {
  if (!isLiving) throw new Refusal('session_ended');
  request.caller = claims;
  if (request.headers[unstoredHeader] !== '1') acknowledge(claims);
}

function readClaims(request: FastifyRequest, { tokens, now }: AccessTokenCheck): AccessClaims {
  const token = bearerToken(request);
  if (token === undefined) throw new Refusal('access_token_missing');
  const reading = tokens.read(token, now());
  if (reading.kind === 'invalid') throw new Refusal('access_token_invalid');
  if (reading.kind === 'expired') throw new Refusal('access_token_expired');
  return reading.claims;
}

/** The caller of a request in the signed-in scope. @throws if a route stands outside of it. */
export function requireCaller(request: FastifyRequest): AccessClaims {
  const { caller } = request;
  if (!caller) throw new Error(`${request.routeOptions.url} must stand in the signed-in scope`);
  return caller;
}

/** The token of `Authorization: Bearer …` (RFC 6750); undefined for another scheme, or none. */
export function bearerToken({ headers }: FastifyRequest): string | undefined {
  const { authorization = '' } = headers;
  const [scheme] = /^Bearer +/i.exec(authorization) ?? [];
  // Whether it is one word is not looked at here, character by character for every call: it is no token then.
  return (scheme && authorization.slice(scheme.length).trimEnd()) || undefined;
}
