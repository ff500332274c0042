import { type Credential, isSameOwner, isSamePair, type Position } from '../credential.ts';
import type { AbortSignalLike } from '../ports.ts';
import { SessionError } from '../session-error.ts';
import type { SignedIn } from '../session-state.ts';
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

function bearerOf(call: number, { credential, stored }: SignedIn): Bearer {
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

  /** The session; once a call has met one, only that of the same owner. */
  function requireSession(met?: Credential) {
    const state = ledger.read();
    if (state.status === 'signed-in') {
      if (met === undefined || isSameOwner(met, state.credential)) return state;
      throw new SessionError('SESSION_ENDED', 'replaced');
    }
    const reason = state.status === 'signed-out' ? state.reason : null;
    throw new SessionError(met === undefined ? 'SIGN_IN_REQUIRED' : 'SESSION_ENDED', reason);
  }

  /** The state to send with: never one that is known to be stale, never another owner's. */
  async function authorize(
    call: number,
    signal?: AbortSignalLike,
    owner?: Credential,
  ): Promise<SignedIn> {
    let met = owner;
    let hasRefreshed = false;
    for (;;) {
      requireWanted(signal);
      const state = requireSession(met);
      met = state.credential;
      const isStale = !hasRefreshed && isAccessExpired(state.credential, time.now());
      if (!refresher.isRunning() && !isStale) return state;
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
    const state = await authorize(call, signal);
    const { credential } = state;
    ledger.note({ type: 'call-sent', call, generation: credential.generation });
    const answer = await send(bearerOf(call, state));
    if (!isRejected(answer)) return answer;

    ledger.note({ type: 'call-rejected', call, generation: credential.generation });
    const now = requireSession(credential);
    // Not "is somebody refreshing?": a late 401 for a replaced pair needs a replay and no refresh.
    if (isSamePair(now.credential, credential)) await park(call, refresher.refresh, signal);
    const renewed = await authorize(call, signal, credential);
    ledger.note({ type: 'call-replayed', call, generation: renewed.credential.generation });
    return send(bearerOf(call, renewed));
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
