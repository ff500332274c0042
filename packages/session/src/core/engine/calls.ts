import { type Credential, isSamePair, type Position } from '../credential.ts';
import type { AbortSignalLike } from '../ports.ts';
import { SessionError } from '../session-error.ts';
import type { Ledger } from './ledger.ts';
import type { Refresher } from './refresher.ts';
import { isAccessExpired, type ServerTime } from './server-time.ts';
import { requireWanted, untilAborted } from './until-aborted.ts';

/** What a request carries: the headers to send, which pair they belong to, and the number of the call. */
export interface Bearer extends Position {
  readonly call: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** How a call is told from its answers, and given up. */
export interface CallOptions<T> {
  /** True for an answer that says that the access token was not accepted, and nothing was done. */
  isRejected(answer: NoInfer<T>): boolean;
  /** Frees the call while it waits (`ABORTED`). What is on its way is aborted by `send`, if at all. */
  readonly signal?: AbortSignalLike | undefined;
}

/** Carries one call: at most two sends, exactly one outcome. */
export type Call = <T>(send: (bearer: Bearer) => Promise<T>, options: CallOptions<T>) => Promise<T>;

export interface CallParts {
  readonly ledger: Ledger;
  readonly refresher: Refresher;
  readonly time: ServerTime;
  readonly maxParked: number;
  ready(): Promise<void>;
}

function bearerOf(call: number, credential: Credential, stored: boolean): Bearer {
  const { accessToken, sessionId, epoch, generation } = credential;
  const authorization = { Authorization: `Bearer ${accessToken}` };
  const headers = stored ? authorization : { ...authorization, 'Wugan-Unstored': '1' };
  return { call, headers, sessionId, epoch, generation };
}

export function createCalls({ ledger, maxParked, ready, refresher, time }: CallParts): Call {
  let calls = 0;
  let parked = 0;

  async function park(call: number, join: () => Promise<void>, signal?: AbortSignalLike) {
    requireWanted(signal);
    if (parked >= maxParked) throw new SessionError('QUEUE_FULL');
    parked += 1;
    ledger.note({ type: 'call-parked', call });
    try {
      await untilAborted(join(), signal);
    } finally {
      parked -= 1;
    }
  }

  function requireSession(sessionId?: string) {
    const state = ledger.read();
    if (state.status === 'signed-in') {
      if (sessionId === undefined || state.credential.sessionId === sessionId) return state;
      throw new SessionError('SESSION_ENDED', 'replaced');
    }
    const reason = state.status === 'signed-out' ? state.reason : null;
    throw new SessionError(sessionId === undefined ? 'SIGN_IN_REQUIRED' : 'SESSION_ENDED', reason);
  }

  /** The bearer to send with: never one that is known to be stale, never another session's. */
  async function authorize(call: number, signal?: AbortSignalLike, mine?: string): Promise<Bearer> {
    let sessionId = mine;
    let hasRefreshed = false;
    for (;;) {
      requireWanted(signal);
      const { credential, stored } = requireSession(sessionId);
      sessionId = credential.sessionId;
      const isStale = !hasRefreshed && isAccessExpired(credential, time.now());
      if (!refresher.isRunning() && !isStale) return bearerOf(call, credential, stored);
      await park(call, refresher.refresh, signal);
      hasRefreshed = true;
    }
  }

  async function carry<T>(
    call: number,
    send: (bearer: Bearer) => Promise<T>,
    { isRejected, signal }: CallOptions<T>,
  ): Promise<T> {
    if (ledger.read().status === 'starting') await untilAborted(ready(), signal);
    const bearer = await authorize(call, signal);
    ledger.note({ type: 'call-sent', call, generation: bearer.generation });
    const answer = await send(bearer);
    if (!isRejected(answer)) return answer;

    ledger.note({ type: 'call-rejected', call, generation: bearer.generation });
    const { credential } = requireSession(bearer.sessionId);
    // Not "is somebody refreshing?": a late 401 for a replaced pair needs a replay and no refresh.
    if (isSamePair(credential, bearer)) await park(call, refresher.refresh, signal);
    const renewed = await authorize(call, signal, bearer.sessionId);
    ledger.note({ type: 'call-replayed', call, generation: renewed.generation });
    return send(renewed);
  }

  return async (send, options) => {
    calls += 1;
    const call = calls;
    ledger.note({ type: 'call-started', call });
    try {
      const answer = await carry(call, send, options);
      ledger.note({ type: 'call-settled', call, outcome: 'answered' });
      return answer;
    } catch (error) {
      const why = error instanceof SessionError ? { code: error.code } : {};
      ledger.note({ type: 'call-settled', call, outcome: 'failed', ...why });
      throw error;
    }
  };
}
