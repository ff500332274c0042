import type { Grant } from './credential.ts';
import { isRecord } from './is-record.ts';
import type { AuthServer, RefreshAnswer } from './ports.ts';
import type { EndReason } from './session-state.ts';
import { type HttpAnswer, type Send, TransportError } from './transport.ts';

/** What a refused refresh says of the session; docs/sdk.md has what each of them leads to. */
export type RefusalVerdict = 'ended' | 'proof_required' | 'proof_refused' | 'too_late';

/** Where an auth server is, and what its words mean. */
export interface HttpAuthServerOptions {
  /** The bare transport, never one that goes through the session: that would wait for itself. */
  readonly send: Send;
  /** Complete, with scheme and host, as is the next one. Both are POSTed to. */
  readonly refreshUrl: string;
  readonly signOutUrl: string;
  /** What each `code` of a refusal says of the session. A code that is not here says nothing. */
  readonly verdicts: Readonly<Record<string, RefusalVerdict>>;
  /** Names the end of a session in our words, from the server's. */
  endReason(refusal: { readonly code: string; readonly reason: string | undefined }): EndReason;
}

/**
 * Asks an auth server over HTTP: `{ refreshToken, attempt, deadline, proof? }` and `{ refreshToken }` as
 * JSON; a pair ({@link Grant}) is a 2xx, a refusal a problem document (RFC 9457) with a listed `code`
 * below 500. All else is `unreachable`, a 401 without a code, too. `Retry-After` is read in seconds.
 * `refresh` never rejects.
 */
export function createHttpAuthServer(options: HttpAuthServerOptions): AuthServer {
  const { send, refreshUrl, signOutUrl } = options;
  return {
    async refresh({ patience, ...body }) {
      try {
        const timeout = patience;
        return judge(
          await send({ url: refreshUrl, method: 'POST', body, timeout, priority: 'refresh' }),
          options,
        );
      } catch (error) {
        const cause = error instanceof TransportError ? error.kind : 'offline';
        return { kind: 'unreachable', cause };
      }
    },
    async signOut(refreshToken) {
      await send({ url: signOutUrl, method: 'POST', body: { refreshToken } });
    },
  };
}

function judge(answer: HttpAnswer, options: HttpAuthServerOptions): RefreshAnswer {
  const { body, status } = answer;
  if (status >= 200 && status < 300) {
    return isGrant(body)
      ? { kind: 'granted', grant: body }
      : { kind: 'unreachable', cause: 'malformed' };
  }
  const code = isRecord(body) && typeof body.code === 'string' ? body.code : undefined;
  const isListed = code !== undefined && Object.keys(options.verdicts).includes(code);
  const verdict = isListed && status < 500 ? options.verdicts[code] : undefined;
  if (!isRecord(body) || code === undefined || verdict === undefined) return unreachable(answer);
  if (verdict === 'proof_required') return { kind: 'proof-required' };
  if (verdict === 'proof_refused') return { kind: 'proof-refused' };
  if (verdict === 'too_late') {
    const { serverTime } = body;
    return typeof serverTime === 'number' ? { kind: 'too-late', serverTime } : unreachable(answer);
  }
  const reason = typeof body.reason === 'string' ? body.reason : undefined;
  return { kind: 'ended', reason: options.endReason({ code, reason }) };
}

function unreachable({ headers }: HttpAnswer): RefreshAnswer {
  const retryAfter = Number(headers['retry-after']);
  const isUsable = Number.isFinite(retryAfter) && retryAfter > 0;
  return { kind: 'unreachable', cause: 'server', ...(isUsable ? { retryAfter } : {}) };
}

function isOptional(value: unknown, type: 'number' | 'string'): boolean {
  return value === undefined || typeof value === type;
}

/** True for a body that is a pair of tokens, as the `Grant` of a sign-in or a refresh. */
export function isGrant(body: unknown): body is Grant {
  if (!isRecord(body)) return false;
  const { accessExpiresIn, accessToken, refreshExpiresIn, refreshToken, serverTime, session } =
    body;
  const isPair =
    typeof accessToken === 'string' &&
    typeof refreshToken === 'string' &&
    Number.isFinite(accessExpiresIn) &&
    isOptional(refreshExpiresIn, 'number') &&
    isOptional(serverTime, 'number');
  if (!isPair || session === undefined) return isPair;
  if (!isRecord(session) || typeof session.id !== 'string') return false;
  return isOptional(session.epoch, 'number') && isOptional(session.generation, 'number');
}
