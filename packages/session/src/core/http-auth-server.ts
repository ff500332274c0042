import type { Grant } from './credential.ts';
import { member } from './member.ts';
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
  const { body, headers, status } = answer;
  if (status >= 200 && status < 300) {
    return isGrant(body)
      ? { kind: 'granted', grant: body }
      : { kind: 'unreachable', cause: 'malformed' };
  }
  const code = textIn(body, 'code') ?? '';
  const isListed = status < 500 && Object.keys(options.verdicts).includes(code);
  switch (isListed && options.verdicts[code]) {
    case 'ended':
      return {
        kind: 'ended',
        reason: options.endReason({ code, reason: textIn(body, 'reason') }),
      };
    case 'proof_required':
      return { kind: 'proof-required' };
    case 'proof_refused':
      return { kind: 'proof-refused' };
    case 'too_late': {
      const serverTime = member(body, 'serverTime');
      if (typeof serverTime === 'number') return { kind: 'too-late', serverTime };
    }
  }
  const retryAfter = Number(headers['retry-after']);
  const isUsable = Number.isFinite(retryAfter) && retryAfter > 0;
  return { kind: 'unreachable', cause: 'server', ...(isUsable && { retryAfter }) };
}

function textIn(body: unknown, name: string): string | undefined {
  const text = member(body, name);
  return typeof text === 'string' ? text : undefined;
}

function are(owner: unknown, names: readonly string[], ...types: readonly string[]): boolean {
  return names.every((name) => types.includes(typeof member(owner, name)));
}

/** True for a body that is a pair of tokens, as the `Grant` of a sign-in or a refresh. */
export function isGrant(body: unknown): body is Grant {
  const session = member(body, 'session');
  return (
    are(body, ['accessToken', 'refreshToken'], 'string') &&
    Number.isFinite(member(body, 'accessExpiresIn')) &&
    are(body, ['refreshExpiresIn', 'serverTime'], 'number', 'undefined') &&
    (session === undefined ||
      (are(session, ['id'], 'string') &&
        are(session, ['epoch', 'generation'], 'number', 'undefined')))
  );
}
